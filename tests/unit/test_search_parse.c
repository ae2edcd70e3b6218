/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/macros.h"
#include "search/query.h"

#include <check.h>
#include <string.h>

Suite *suite_search_parse(void);

static struct arena arena;
static struct query query;
static struct search_index parse_index = {
	.langs = {{.tag = {"zh", 2}}, {.tag = {"en", 2}}, {.tag = {"ru", 2}}},
	.lang_count = 3,
};

static void teardown(void)
{
	query_release(&query);
	arena_free(&arena);
}

static void put_list(
	struct buf *out, char name, const struct str *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_printf(out, " %c:%.*s", name, STR_ARG(list[i]));
}

/* A query as one line: atoms in brackets with their operator, then limits. */
static const char *dump(struct str text)
{
	static const char marks[] = {
		[ATOM_WORDS] = 'w',
		[ATOM_EXACT] = '=',
		[ATOM_PHRASE] = '"',
		[ATOM_PART] = '~',
		[ATOM_PREFIX] = '*',
	};
	struct buf out = {0};
	const char *line;

	query_release(&query);
	query_parse(text, &parse_index, &arena, &query);
	for (size_t i = 0; i < query.atom_count; i++)
		buf_printf(&out, "%s%s%s%c[%.*s]", i > 0 ? " " : "",
			query.atoms[i].is_or ? "|" : "",
			query.atoms[i].is_not ? "-" : "",
			marks[query.atoms[i].kind],
			STR_ARG(query.atoms[i].text));
	if (query.langs)
		buf_printf(&out, " L%x", query.langs);
	if (query.tiers)
		buf_printf(&out, " T%x", query.tiers);
	put_list(&out, 'p', query.places.ptr, query.places.len);
	put_list(&out, 'm', query.marks.ptr, query.marks.len);
	if (query.is_typing)
		buf_cstr(&out, " ...");
	line = arena_str(&arena, buf_view(&out)).ptr;
	buf_release(&out);
	return line;
}

static const struct {
	const char *text, *dump;
} operators[] = {
	{"", ""},
	{"   ", ""},
	{"risk", "w[risk] ..."},
	{"risk ", "w[risk]"},
	{"risk model", "w[risk] w[model] ..."},
	{"\trisk\nmodel", "w[risk] w[model] ..."},
	{"co-operate l’eau 10.5", "w[co-operate] w[l’eau] w[10.5] ..."},
	{"=risk", "=[risk]"},
	{"~isk", "~[isk]"},
	{"-risk", "-w[risk]"},
	{"a -b", "w[a] -w[b]"},
	{"a - b", "w[a] w[b] ..."},
	{"a -", "w[a]"},
	{"risk*", "*[risk]"},
	{"=risk*", "*[risk]"},
	{"~isk*", "~[isk]"},
	{"*", ""},
	{"*risk", "w[*risk] ..."},
	{"\"a phrase\"", "\"[a phrase]"},
	{"\"a phrase", "\"[a phrase] ..."},
	{"\"a phrase\"b", "\"[a phrase] w[b] ..."},
	{"a\"b c\"d", "w[a] \"[b c] w[d] ..."},
	{"5\" wide", "w[5\"] w[wide] ..."},
	{"\"\"", ""},
	{"\"\" x", "w[x] ..."},
	{"\" a  b \"", "\"[a  b]"},
	{"\"a b\"*", "\"[a b]"},
	{"\"-a OR =b*\"", "\"[-a OR =b*]"},
	/* signs before a phrase */
	{"-\"a b\"", "-\"[a b]"},
	{"=\"a b\"", "\"[a b]"},
	{"~\"a b\"", "~[a b]"},
	{"-~isk", "-~[isk]"},
	{"-=risk", "-=[risk]"},
	{"-risk*", "-*[risk]"},
	{"--risk", "-w[-risk]"},
	{"=~isk", "=[~isk]"},
	/* OR */
	{"a OR b", "w[a] |w[b] ..."},
	{"a b OR c d", "w[a] w[b] |w[c] w[d] ..."},
	{"a OR b OR c", "w[a] |w[b] |w[c] ..."},
	{"a OR OR b", "w[a] |w[b] ..."},
	{"a OR \"b c\" OR ~d", "w[a] |\"[b c] |~[d]"},
	{"OR a", "w[OR] w[a] ..."},
	{"OR", "w[OR] ..."},
	{"a OR", "w[a]"},
	{"a OR -b", "w[a] -w[b]"},
	{"-a OR b", "-w[a] w[b] ..."},
	{"a or b", "w[a] w[or] w[b] ..."},
	{"a ORb", "w[a] w[ORb] ..."},
	/* limits */
	{"lang:ru", " L4"},
	{"LANG:RU lang:zh x", "w[x] L5 ..."},
	{"lang:ru -риск", "-w[риск] L4"},
	{"lang:xx", "w[lang:xx] ..."},
	{"lang:", ""},
	{"-lang:ru", "-w[lang:ru]"},
	{"lang:ru OR lang:zh", " L5"},
	{"a lang:ru OR b", "w[a] w[b] L4 ..."},
	{"tier:plain tier:Full", " T5"},
	{"tier:high", "w[tier:high] ..."},
	{"in:2.1 in:A07.", " p:2.1 p:A07"},
	{"in:../x", "w[in:../x] ..."},
	{"ref:12 ref:٣", " m:r:12 m:r:3"},
	{"ref:x", "w[ref:x] ..."},
	{"ref:1234567890", "w[ref:1234567890] ..."},
	{"term:Deep-Fake", " m:t:deep-fake"},
	{"term:a\"b", "w[term:a\"b] ..."},
	{"foo:bar", "w[foo:bar] ..."},
	{"\"lang:ru\"", "\"[lang:ru]"},
	/* the operators of other keyboards */
	{"“a b”", "\"[a b]"},
	{"„a b“", "\"[a b]"},
	{"«a b»", "\"[a b]"},
	{"「人工 智能」", "\"[人工 智能]"},
	{"\"«a» b\"", "\"[«a» b]"},
	{"«a \"b\" c»", "\"[a \"b\" c]"},
	{"in:２.１ in:a٣", " p:2.1 p:a3"},
	{"”a b“ c", "\"[a b] w[c] ..."},
	{"＂a b＂", "\"[a b]"},
	{"－风险", "-w[风险]"},
	{"−риск", "-w[риск]"},
	{"＝风险", "=[风险]"},
	{"～险", "~[险]"},
	{"风险＊", "*[风险]"},
	{"خطر٭", "*[خطر]"},
	{"lang：ru", " L4"},
	{"人工　智能", "w[人工] w[智能] ..."},
	{"人工“智能”", "w[人工] \"[智能]"},
	/* nothing to be found in them */
	{"!!! ??? ()", ""},
	{"a !!! OR ... b", "w[a] |w[b] ..."},
	{"😀", ""},
	/* what others would interpret */
	{"risk,governance 1,000 a, b", "w[risk] w[governance] w[1,000] w[a] "
				       "w[b] ..."},
	{"人工智能，安全。", "w[人工智能] w[安全]"},
	{"a OR (b OR c)", "w[a] |w[b] |w[c]"},
	{"-(a)", "w[a]"},
	{"NEAR(a b)", "w[NEAR] w[a] w[b]"},
	{"a AND NOT b", "w[a] w[AND] w[NOT] w[b] ..."},
	{"'; DROP TABLE doc; --", "w[DROP] w[TABLE] w[doc]"},
	{"{words}:x ^y", "w[words] w[:x] w[^y] ..."},
};

START_TEST(query_parse_operators_give_atoms)
{
	ck_assert_str_eq(dump(str_of(operators[_i].text)), operators[_i].dump);
}
END_TEST

START_TEST(query_parse_controls_part_words)
{
	ck_assert_str_eq(dump(STR("a\x01"
				  "b\x7f"
				  "c\x1b[31m")),
		"w[a] w[b] w[c] w[31m] ...");
}
END_TEST

START_TEST(query_parse_nul_and_bad_bytes_are_repaired)
{
	ck_assert_str_eq(dump((struct str){"a\0b", 3}), "w[a\uFFFD"
							"b] ...");
	ck_assert_str_eq(dump(STR("a\xED\xA0\x80"
				  "b \xFF")),
		"w[a\uFFFD\uFFFD\uFFFD"
		"b]");
}
END_TEST

static void check_long(const char *part, size_t count)
{
	struct buf text = {0};

	for (size_t i = 0; i < count; i++)
		buf_cstr(&text, part);
	query_release(&query);
	query_parse(buf_view(&text), &parse_index, &arena, &query);
	ck_assert_uint_le(query.atom_count, QUERY_ATOMS);
	for (size_t i = 0; i < query.atom_count; i++)
		ck_assert_uint_le(query.atoms[i].text.len, QUERY_MAX);
	buf_release(&text);
}

START_TEST(query_parse_long_text_is_cut)
{
	static const char *const parts[] = {"a", "a ", "风", "-", "\"", "\r\n",
		"a OR ", "lang:ru ", "\xFF", "e\u0301", "ref:1 ", "~", "\" \""};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		check_long(parts[i], 400000);
}
END_TEST

START_TEST(query_parse_long_word_is_cut_between_clusters)
{
	struct buf text = {0};

	for (int i = 0; i < 2000; i++)
		buf_cstr(&text, "e\u0301");
	query_parse(buf_view(&text), &parse_index, &arena, &query);
	ck_assert_uint_eq(query.atoms[0].text.len, QUERY_MAX / 3 * 3);
	buf_release(&text);
}
END_TEST

START_TEST(query_parse_no_index_knows_no_language)
{
	query_parse(STR("lang:ru in:2"), NULL, &arena, &query);
	ck_assert_uint_eq(query.atom_count, 1);
	ck_assert_uint_eq(query.places.len, 1);
}
END_TEST

Suite *suite_search_parse(void)
{
	Suite *suite = suite_create("search_parse");
	TCase *tc = tcase_create("query");

	tcase_add_checked_fixture(tc, NULL, teardown);
	tcase_add_loop_test(
		tc, query_parse_operators_give_atoms, 0, ARRAY_LEN(operators));
	tcase_add_test(tc, query_parse_controls_part_words);
	tcase_add_test(tc, query_parse_nul_and_bad_bytes_are_repaired);
	tcase_add_test(tc, query_parse_long_text_is_cut);
	tcase_add_test(tc, query_parse_long_word_is_cut_between_clusters);
	tcase_add_test(tc, query_parse_no_index_knows_no_language);
	suite_add_tcase(suite, tc);
	return suite;
}
