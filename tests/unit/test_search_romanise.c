/* SPDX-License-Identifier: MIT */
#include "search/analyse.h"

#include "analyse_fixture.h"
#include "text/utf8.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_search_romanise(void);

/* ru: the commonest words of the shipped texts of more than one letter. */
static const char *const common_words[] = {
	"ии по на не что страны нет доклад управления чтобы",
	"безопасности для как за это организации их докладе риски",
	"стран правила вместе они из об бы которые должны его больше",
	"надо объединенных наций им странам всех то все авторов от",
	"организация авторы сказано между она может стандарты три",
	"есть управление могут системы её них кто верно он поэтому",
	"механизм том технологий доклада года рисков четыре развития",
	"мы области мнению технологии система хотят так но правил",
	"группы всё или трудно оон всемирная тем группа компании же",
	"следует других друг только международные говорится при всего",
	"человека тогда ли чем многих безопасность решения во говорит",
	"если механизмы более эти можно систему ни минуты называет",
	"этого разных где сотрудничества сторон когда почему ещё",
	"международное разные опасности рисками быстро вопросам",
	"глобального странами людей искусственного интеллекта уже",
	"стороны страна глобальной создать лучше управлении почти вто",
	"сфере климата помощью которая проверять другие человечества",
	"люди сотрудничество мире стандартов оценки данных раз должен",
	"году компаний быть потенциала всемирной здесь одна всем",
	"одной работать модели моделей без международная",
	"международной экспертов ответственность интересы развитие",
	"никто некоторые здравоохранения этой разрыв считают должна",
	"смогут один право под того ответственности доверие консенсус",
	"уровне участие агентство механизмов до участвовать например",
	"рисках ним энергии границы два часть которой который",
	"глобальная пять управлению работу даже каждой областях",
	"политики данные этом должно исследования обязанности мира",
	"управлять слишком помогает ученики международных тому",
	"последние около десять торговая права над свои обязательства",
	"систем глобальную возможности рекомендует споры торговой",
	"хватает процентов конвенция атомной авиации информацией",
	"создают делиться опыт минут оно ядерной искусственному",
	"интеллекту было время друга обязательств оценивать также",
	"технологиями решений затем сделать меньше воз название",
	"конвенции государств международный раздел заинтересованных",
	"отвечает рамки построить университет труднее другу много",
	"издание слова способность государства политику научно",
	"учреждения нужны выполнять помочь международного утверждает",
	"развивающиеся мало дальше через ключевых системе развитию",
	"число странах программы ресурсы многие",
};

/* One way to romanise each letter; a scheme says where it differs. */
static const char *const plain_scheme =
	"а>a б>b в>v г>g д>d е>e ё>e ж>zh з>z и>i й>y к>k л>l м>m н>n о>o п>p "
	"р>r с>s т>t у>u ф>f х>kh ц>ts ч>ch ш>sh щ>shch ъ> ы>y ь> э>e ю>yu "
	"я>ya";
static const struct {
	const char *name, *pairs;
	bool has_ye; /* е at the start and after vowels and signs is "ye" */
} schemes[] = {
	/* clang-format off */
	{ "plain", "", false },
	{ "BGN/PCGN", "ё>yë ъ>” ь>’", true },
	{ "BGN/PCGN in ASCII", "ё>yo ъ>\" ь>'", true },
	{ "GOST 7.79 B", "ё>yo й>j х>x ц>cz щ>shh ъ>`` ы>y` ь>` э>e`", false },
	{ "GOST R 52535.1", "й>i ц>tc ю>iu я>ia", false },
	{ "ICAO 9303", "й>i ъ>ie ю>iu я>ia", false },
	{ "ISO 9", "ё>ë ж>ž й>j х>h ц>c ч>č ш>š щ>ŝ ъ>ʺ ь>ʹ э>è ю>û я>â",
	  false },
	{ "ISO 9 without marks",
	  "ж>z й>j х>h ц>c ч>c ш>s щ>s ъ>\" ь>' ю>u я>a", false },
	{ "scientific",
	  "ё>ë ж>ž й>j х>x ц>c ч>č ш>š щ>šč ъ>″ ь>ʹ э>è ю>ju я>ja", false },
	{ "scientific without marks",
	  "ж>z й>j х>ch ц>c ч>c ш>s щ>sc ю>ju я>ja", false },
	{ "chat", "ё>io ж>j й>i х>h ч>4 щ>sh' ы>i ь>'", false },
	{ "chat with signs", "ё>jo й>j х>x ч>4 ш>6 щ>sch ю>ju я>ja", false },
	{ "chat in haste", "ё>yo х>h ц>c щ>sh ы>i", false },
	/* clang-format on */
};

static struct str letter_of(const char *pairs, struct str letter)
{
	struct str rest = str_of(pairs), pair, from;

	while (str_word(&rest, &pair)) {
		str_split(&pair, '>', &from);
		if (str_eq(from, letter))
			return pair.ptr ? pair : STR("");
	}
	return (struct str){0};
}

static bool is_ye(struct str word, size_t pos)
{
	const char *const before = "аеёиоуыэюяйъь";
	size_t start = utf8_prev(word, pos);

	return pos == 0 || str_search(str_of(before),
				   str_sub(word, start, pos)) != SIZE_MAX;
}

static void romanise(struct str word, size_t scheme, struct buf *out)
{
	for (size_t pos = 0; pos < word.len;) {
		const size_t start = pos;
		struct str letter, latin;

		utf8_next(word, &pos);
		letter = str_sub(word, start, pos);
		latin = letter_of(schemes[scheme].pairs, letter);
		if (schemes[scheme].has_ye && str_eq(letter, STR("е")) &&
			is_ye(word, start))
			latin = STR("ye");
		if (latin.ptr == NULL)
			latin = letter_of(plain_scheme, letter);
		buf_str(out, latin);
	}
}

/* Is `key` one of the lines? */
static bool has_line(struct str lines, struct str key)
{
	struct str line;

	while (str_split(&lines, '\n', &line)) {
		if (str_eq(line, key))
			return true;
	}
	return false;
}

/* Does what is typed find the word, by keys? Both are folded as they are for
 * the index and by who asks. */
static bool finds(const char *lang, struct str typed, struct str word)
{
	struct analyser *analyser = analyser_of(lang);
	struct analysed analysed = {0}, asked = {0};
	struct buf key = {0}, keys = {0};
	bool found = false;

	analyser_take(analyser, word, &analysed);
	analyser_take(analyser, typed, &asked);
	if (analyser_word_key(
		    analyser, buf_view(&analysed.folded.text), &key)) {
		analyser_typed_keys(
			analyser, buf_view(&asked.folded.text), &keys);
		found = has_line(buf_view(&keys), buf_view(&key));
	}
	analysed_release(&analysed);
	analysed_release(&asked);
	buf_release(&key);
	buf_release(&keys);
	return found;
}

struct words {
	struct str rest;
	size_t line;
};

static bool next_word(struct words *words, struct str *word)
{
	while (!str_word(&words->rest, word)) {
		if (words->line == ARRAY_LEN(common_words))
			return false;
		words->rest = str_of(common_words[words->line++]);
	}
	return true;
}

START_TEST(analyser_typed_keys_every_romanisation_finds_common_words)
{
	struct words words = {0};
	struct buf typed = {0};
	struct str word;
	int count = 0;

	while (next_word(&words, &word)) {
		buf_clear(&typed);
		romanise(word, (size_t)_i, &typed);
		ck_assert_msg(finds("ru", buf_view(&typed), word),
			"%s: '%s' does not find '%.*s'", schemes[_i].name,
			typed.ptr, STR_ARG(word));
		count++;
	}
	ck_assert_int_eq(count, 300);
	buf_release(&typed);
}
END_TEST

START_TEST(analyser_word_key_common_words_have_their_own)
{
	struct words words = {0};
	struct str word;
	struct buf keys = {0}, key = {0};
	struct analysed analysed = {0};
	int shared = 0;

	while (next_word(&words, &word)) {
		buf_clear(&key);
		analyser_take(analyser_of("ru"), word, &analysed);
		ck_assert(analyser_word_key(analyser_of("ru"),
			buf_view(&analysed.folded.text), &key));
		shared += has_line(buf_view(&keys), buf_view(&key));
		buf_str(&keys, buf_view(&key));
		buf_byte(&keys, '\n');
	}
	/* Forms of one word, and "все" with "всё". */
	ck_assert_int_le(shared, 6);
	analysed_release(&analysed);
	buf_release(&keys);
	buf_release(&key);
}
END_TEST

static const struct {
	const char *lang, *word, *typed; /* several, split by spaces */
} found_rows[] = {
	/* clang-format off */
	{ "ru", "безопасность", "bezopasnost bezopasnost'" },
	{ "ru", "ещё", "eshche eshhe esce yeshchyo eshe esche eščë" },
	{ "ru", "эксперты", "eksperty experty experti" },
	{ "ru", "жизнь", "zhizn jizn žizn’ zizn" },
	{ "ru", "хорошо", "khorosho horosho xorosho" },
	{ "ru", "технологии", "tehnologii technologii texnologii" },
	{ "ru", "схема", "skhema shema sxema" },
	{ "ru", "сотрудничество", "sotrudnichestvo sotrudni4estvo" },
	{ "ru", "объект", "obyekt ob'ekt obekt ob''yekt" },
	{ "ru", "ИИ", "ii" },
	{ "ar", "المخاطر", "almakhatir al-makhatir makhatir almaxatir "
	  "elmakhatir al-makhāṭir almkhatr ma5atir" },
	{ "ar", "والمخاطر", "walmakhatir wal-makhatir makhatir" },
	{ "ar", "للمخاطر", "lilmakhatir makhatir" },
	{ "ar", "الذكاء", "aldhaka adh-dhaka dhaka al-zaka althaka addhaka2" },
	{ "ar", "الاصطناعي", "alistinaei al-isTina'i istinai alistina3i" },
	{ "ar", "الشفافية", "ash-shafafiya ashshafafiyya al-chafafiya" },
	{ "ar", "حوكمة", "hawkama hawkamah 7awkama hawkamat haukama" },
	{ "ar", "نظام", "nizam nidham niẓām nedhaam" },
	{ "ar", "محمد", "muhammad mohamed mu7ammad" },
	{ "ar", "خصوصية", "khususiya khususiyya 5ususiya" },
	{ "ar", "عربي", "arabi 3arabi ʿarabi 'arabi" },
	{ "ar", "مؤسسة", "muassasa mu'assasa mu2assasah" },
	{ "ar", "التزام", "iltizam eltizam" },
	{ "ar", "الصين", "as-sin al-sin assin alseen sin" },
	{ "ar", "هذه", "hadhihi hathihi hazihi" },
	{ "ar", "في", "fi" },
	{ "es", "año", "ano" },
	{ "es", "españoles", "espanoles" },
	/* clang-format on */
};

START_TEST(analyser_typed_keys_each_way_to_type_finds_the_word)
{
	struct str rest = str_of(found_rows[_i].typed), typed;

	while (str_word(&rest, &typed))
		ck_assert_msg(finds(found_rows[_i].lang, typed,
				      str_of(found_rows[_i].word)),
			"'%.*s' does not find '%s'", STR_ARG(typed),
			found_rows[_i].word);
}
END_TEST

START_TEST(analyser_typed_keys_other_words_are_not_found)
{
	static const struct {
		const char *lang, *typed, *word;
	} rows[] = {
		{"ru", "model", "модуль"},
		{"ru", "risk", "иск"},
		{"ru", "hello", "жизнь"},
		{"ar", "nizam", "قانون"},
		{"es", "ano", "pano"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(!finds(rows[i].lang, str_of(rows[i].typed),
				      str_of(rows[i].word)),
			"'%s' finds '%s'", rows[i].typed, rows[i].word);
}
END_TEST

START_TEST(analyser_word_key_word_without_own_letters_has_none)
{
	static const struct {
		const char *lang, *word;
	} rows[] = {{"ru", "model"}, {"ru", "gpt4"}, {"ru", "2024"},
		{"ru", "модель2"}, {"ru", ""}, {"ru", "ь"}, {"ar", "koine"},
		{"ar", "ا"}, {"es", "politica"}, {"en", "risk"},
		{"en", "модель"}, {"zh", "人"}, {"fr", "risque"}};
	struct buf key = {0};

	ck_assert(!analyser_word_key(
		analyser_of(rows[_i].lang), str_of(rows[_i].word), &key));
	ck_assert_uint_eq(key.len, 0);
}
END_TEST

START_TEST(analyser_typed_keys_at_most_four_lines)
{
	struct buf keys = {0};
	struct str lines, line;
	size_t count = 0;

	analyser_typed_keys(analyser_of("ru"), STR("xjchxjchx"), &keys);
	lines = buf_view(&keys);
	while (str_split(&lines, '\n', &line)) {
		ck_assert_uint_gt(line.len, 0);
		count++;
	}
	ck_assert_uint_gt(count, 1);
	ck_assert_uint_le(count, 4);
	buf_release(&keys);
}
END_TEST

START_TEST(analyser_typed_keys_what_is_no_word_has_none)
{
	static const char *const rows[] = {"", "2024", "'", "gpt7",
		"безопасность", "人工", "a безопасность", "-", "straße0",
		"zzzqqq"};
	struct buf keys = {0};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		analyser_typed_keys(analyser_of("ru"), str_of(rows[i]), &keys);
		ck_assert_msg(keys.len == 0, "'%s': '%s'", rows[i], keys.ptr);
	}
}
END_TEST

START_TEST(analyser_typed_keys_huge_input_has_none)
{
	struct buf typed = {0}, keys = {0};

	for (int i = 0; i < 100000; i++)
		buf_cstr(&typed, "shchx");
	analyser_typed_keys(analyser_of("ru"), buf_view(&typed), &keys);
	analyser_typed_keys(analyser_of("es"), buf_view(&typed), &keys);
	ck_assert_uint_eq(keys.len, 0);
	ck_assert(
		!analyser_word_key(analyser_of("ru"), buf_view(&typed), &keys));
	buf_release(&typed);
}
END_TEST

START_TEST(analyser_word_fits_vowels_tell_words_apart)
{
	static const struct {
		const char *typed, *word; /* ar */
		bool fits;
	} rows[] = {
		/* clang-format off */
		{ "amn", "امن", true },
		{ "amn", "الامن", true },
		{ "al-amn", "والامن", true },
		{ "amn", "من", false },
		{ "amn", "ومن", false },
		{ "amn", "معني", false },
		{ "min", "من", true },
		{ "min", "ومن", true },
		{ "min", "امن", false },
		{ "bayanat", "بيانات", true },
		{ "bayanat", "البيان", false },
		{ "hawkamat", "حوكمه", true },
		{ "siyasa", "سياسه", true },
		{ "siyasa", "وسياسه", true },
		{ "jiddan", "جدا", true },
		{ "as-salama", "السلامه", true },
		{ "makhatir", "بالمخاطر", true },
		{ "tariq", "طريق", true },
		{ "tariq", "ثقه", false },
		{ "hawkama", "حوكمه", true },
		{ "hawkama", "حكومه", false },
		{ "hukuma", "حكومه", true },
		{ "zq", "ذكاء", false },
		{ "zzzqqq", "ذكاء", false },
		{ "almkhtr", "المخاطر", true },
		{ "mkhtr", "مخاطر", true },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(analyser_word_fits(analyser_of("ar"),
				      str_of(rows[i].word),
				      str_of(rows[i].typed)) == rows[i].fits,
			"'%s', '%s'", rows[i].typed, rows[i].word);
	ck_assert(analyser_word_fits(
		analyser_of("ru"), STR("жизнь"), STR("jizn")));
}
END_TEST

Suite *suite_search_romanise(void)
{
	Suite *suite = suite_create("search/romanise");
	TCase *tc = tcase_create("romanise");

	tcase_add_unchecked_fixture(tc, analyse_setup, analyse_teardown);
	tcase_add_loop_test(tc,
		analyser_typed_keys_every_romanisation_finds_common_words, 0,
		(int)ARRAY_LEN(schemes));
	tcase_add_test(tc, analyser_word_key_common_words_have_their_own);
	tcase_add_loop_test(tc,
		analyser_typed_keys_each_way_to_type_finds_the_word, 0,
		(int)ARRAY_LEN(found_rows));
	tcase_add_test(tc, analyser_typed_keys_other_words_are_not_found);
	tcase_add_loop_test(
		tc, analyser_word_key_word_without_own_letters_has_none, 0, 13);
	tcase_add_test(tc, analyser_typed_keys_at_most_four_lines);
	tcase_add_test(tc, analyser_typed_keys_what_is_no_word_has_none);
	tcase_add_test(tc, analyser_typed_keys_huge_input_has_none);
	tcase_add_test(tc, analyser_word_fits_vowels_tell_words_apart);
	suite_add_tcase(suite, tc);
	return suite;
}
