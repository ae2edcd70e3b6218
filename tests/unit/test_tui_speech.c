/* SPDX-License-Identifier: MIT */
/* The line mode over pipes, on the shipped content and on a lone file. */
#include "base/fs.h"
#include "folder.h"
#include "text/width.h"
#include "tui/views.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

Suite *suite_tui_speech(void);

#define PIPE_BYTES (1 << 20) /* [B] room for all that is said */

static struct folder folder;
static struct work *work; /* NULL: there is no content */
static struct file *file;
static struct book *book;
static struct env env;
static struct app_opts opts;
static struct buf said;
static struct err err;

static const char *no_var(const char *name)
{
	(void)name;
	return NULL;
}

static void setup(void)
{
	struct fs_info info;

	folder_make(&folder);
	signal(SIGPIPE, SIG_IGN); /* as main.c does */
	env = (struct env){
		.get = no_var,
		.columns = 80,
		.paths = {.data = KOINE_SRCDIR,
			.content = KOINE_SRCDIR "/content",
			.state = folder.name},
	};
	if (!fs_stat(KOINE_SRCDIR "/content/work.xml", &info))
		return;
	work = corpus_open_sources(&env.paths, &err);
	ck_assert_msg(work != NULL, "%s", err.message);
	book = book_of_work(work);
	opts = (struct app_opts){.env = &env,
		.book = book,
		.ui = STR("en"),
		.lang = CORPUS_NONE,
		.wish = corpus_lang_index(work, STR("en")),
		.tier = -1,
		.with_lang = CORPUS_NONE};
}

static void teardown(void)
{
	book_free(book);
	corpus_close(work);
	file_close(file);
	buf_release(&said);
	folder_remove(&folder);
}

static void open_file(const char *text)
{
	book_free(book);
	file = file_from(str_of(text), "test", &err);
	book = book_of_file(file, KOINE_SRCDIR "/locales");
	opts.book = book;
}

/* What is said when these lines are typed. */
static const char *talk(const char *typed)
{
	int in[2], out[2];

	ck_assert_int_eq(pipe(in), 0);
	ck_assert_int_eq(pipe(out), 0);
	fcntl(out[1], F_SETPIPE_SZ, PIPE_BYTES);
	ck_assert(fs_write_all(in[1], str_of(typed)));
	close(in[1]);
	ck_assert_int_eq(speech_run(&opts, in[0], out[1], &err), 0);
	close(in[0]);
	close(out[1]);
	buf_clear(&said);
	ck_assert(fs_read_fd(out[0], "said", PIPE_BYTES, &said, &err));
	close(out[0]);
	return said.ptr;
}

static void assert_says(const char *typed, const char *text)
{
	const char *all = talk(typed);

	ck_assert_msg(strstr(all, text) != NULL, "'%s' not in\n%s", text, all);
}

START_TEST(speech_run_begins_with_title_place_and_help)
{
	const char *all;

	if (!work)
		return;
	all = talk("");
	ck_assert_ptr_eq(strstr(all, "Building a Global AI"), all);
	ck_assert_ptr_nonnull(strstr(all, "\nPlace preface: Preface."));
	ck_assert_ptr_nonnull(strstr(all, "\nEnter reads on"));
	ck_assert_ptr_nonnull(strstr(all, "\nHeading level 1: Preface\n"));
}
END_TEST

START_TEST(speech_run_lines_do_what_their_keys_do)
{
	static const struct {
		const char *typed, *text;
	} rows[] = {
		{"2.1\n\n=\n", "\nPlace: 2.1.1\n"},
		{"2.1\nj\n=\n", "\nPlace: 2.1.1\n"},
		{"2.1\nSpace\n=\n", "\nPlace: 2.1.1\n"},
		{"2.1\nf\nb\n=\n", "\nPlace: 2.1\n"},
		{"2.1\n5j\n2k\n=\n", "\nPlace: 2.1.3\n"},
		{"2.1.1\n", " (reference 88) (editor’s note S10) "},
		{"2.1.5\n", "\nItem 1 of 3: "},
		{"2.1.5\n", "\nItem 3 of 3: "},
		{"2.1\n", "\nHeading level 2: 2.1 "},
		{"2.1.2\nw\n", "\nHeading level 2: 2.2 "},
		{"2.2.2\nW\nW\n", "\nHeading level 2: 2.1 "},
		{"2.1\n}\n", "\nHeading level 1: 3 "},
		{"2.1\n{\n", "\nHeading level 1: 2 "},
		{"A07\n", "\nRecord A07, "},
		{"A07.1\n", "\nRecord A07, "},
		{"A07\n\n", "\nRecord A08, "},
		{"A08\nk\n", "\nRecord A07, "},
		{":2.1.5\n=\n", "\nPlace: 2.1.5\n"},
		{":nowhere\n", "no place 'nowhere'"},
		{"xyz\n", "'xyz' is no key and no place"},
		{"2.1\n/no such words\n", "not found: no such words"},
		{"2.1\n/reference-free\nn\n", "not found: reference-free"},
		{"2.1.1\n/TRANSFORMER\n=\n", "\nPlace: 2.1.2\n"},
		{"2.1.1\n/\ntransformer\n=\n", "\nPlace: 2.1.2\n"},
		{"2.1.1\n/\ntransformer\n", "\nFind what?\n"},
		{"2.1.1\n=\n", "\nPages in the report: 11–12\n"},
		{"2.1.1\n=\n", "\nYour place is kept for the next time.\n"},
		{"k\n", "This is the beginning of the text."},
		{"G\nj\nj\n", "This is the end of the text."},
		{"5\n", "\nHeading level 1: 5 "},
		{"t\n999\n", "The list ends with "},
		{"99\n", "There is no list to choose from"},
		{"2.1.1\nma\n2.3\n'a\n=\n", "\nPlace: 2.1.1\n"},
		{"2.1.1\nm\na\n2.3\n'\na\n=\n", "\nPlace: 2.1.1\n"},
		{"2.1.1\n2.3\n''\n=\n", "\nPlace: 2.1.1\n"},
		{"m 1\n", "marks are letters"},
		{"'z\n", "no mark z"},
		{"B\n", "There are no bookmarks"},
		{"-\n-\n-\n", "plain is the simplest level"},
		{":tier student\n=\n", "\nLevel: student\n"},
		{":lang zz\n", "no language 'zz' in this work"},
		{"h\n", "\nt: the contents, to choose by number\n"},
		{"D\n", "That key does nothing here"},
	};

	opts.width = 5000; /* nothing is broken */
	for (size_t i = 0; work && i < ARRAY_LEN(rows); i++) {
		assert_says(rows[i].typed, rows[i].text);
		folder_remove(&folder);
		folder_make(&folder);
	}
}
END_TEST

START_TEST(speech_run_contents_number_goes_there)
{
	if (!work)
		return;
	assert_says("t\n3\n", "\nA number and Enter chooses.\nHeading level 1: "
			      "1 ");
}
END_TEST

START_TEST(speech_run_language_number_reads_the_block_in_it)
{
	if (!work)
		return;
	assert_says("2.1.1\nL\n1\n=\n", "\nLanguage: 中文 (zh)\n");
}
END_TEST

START_TEST(speech_run_arabic_is_in_logical_order)
{
	if (!work)
		return;
	/* ar: "artificial intelligence" */
	assert_says(":2.1.1\n:lang ar\n", "الذكاء الاصطناعي");
}
END_TEST

START_TEST(speech_run_language_not_written_is_said_first)
{
	if (!work || corpus_is_written(work, corpus_find(work, STR("2.1.1")),
			     corpus_lang_index(work, STR("ru")), TIER_FULL))
		return;
	assert_says("2.1.1\n:lang ru\n",
		"full: not written in ru yet; showing en\n");
}
END_TEST

START_TEST(speech_run_stand_in_is_said_once_in_a_run)
{
	const char *first;

	if (!work || corpus_is_written(work, corpus_find(work, STR("2.1.1")),
			     corpus_lang_index(work, STR("ru")), TIER_FULL))
		return;
	first = strstr(talk("2.1.1\n:lang ru\n\n\n"), "not written in ru");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_null(strstr(first + 1, "not written in ru"));
}
END_TEST

START_TEST(speech_run_number_after_K_says_the_reference)
{
	if (!work)
		return;
	assert_says("2.1.2\nK\n", ": reference 89: ");
	assert_says("2.1.2\nK\n1\n2\n3\n4\n5\n6\n", "[89] ");
}
END_TEST

START_TEST(speech_run_copy_cited_writes_the_file)
{
	struct buf bytes = {0};

	if (!work)
		return;
	assert_says("2.1.3\nY\n", "/copied.txt");
	ck_assert(fs_read(
		folder_path(&folder, "copied.txt"), 1 << 20, &bytes, NULL));
	ck_assert_ptr_nonnull(
		strstr(bytes.ptr, "\n\nParaphrase, koine reader’s edition"));
	buf_release(&bytes);
}
END_TEST

START_TEST(speech_run_place_is_kept_at_the_end_of_input)
{
	if (!work)
		return;
	talk("2.1\n\n\n");
	assert_says("", "Place 2.1.2: ");
}
END_TEST

START_TEST(speech_run_place_is_kept_at_q)
{
	if (!work)
		return;
	talk("2.1.3\n:tier plain\nq\n2.3\n");
	assert_says("", "Place 2.1.3: ");
	assert_says("", "Level: plain.");
}
END_TEST

START_TEST(speech_run_bookmark_added_leads_back)
{
	if (!work)
		return;
	assert_says("2.1.3\nB a\n2.3\nB\n1\n=\n", "\nPlace: 2.1.3\n");
	assert_says("B x 1\nB\n", "There are no bookmarks");
}
END_TEST

START_TEST(speech_run_without_state_folder_reads_on)
{
	if (!work)
		return;
	env.paths.state = NULL;
	assert_says("2.1\n\n=\n", "\nPlace: 2.1.1\n");
	assert_says("=\n", "Your place is not kept: ");
}
END_TEST

START_TEST(speech_run_keys_file_holds)
{
	struct err ignored;

	if (!work)
		return;
	env.paths.config = folder.name;
	ck_assert(fs_write(folder_path(&folder, "keys"),
		STR("reader ö next-section\n"), true, &ignored));
	assert_says("2.1\nö\n", "Heading level 2: 2.2 ");
}
END_TEST

/* The longest line of what was said [col]. */
static int widest(void)
{
	struct str rest = buf_view(&said), line;
	int cols = 0;

	while (str_split(&rest, '\n', &line))
		if (width_str(line) > cols)
			cols = width_str(line);
	return cols;
}

START_TEST(speech_run_lines_are_within_the_width)
{
	static const int widths[] = {10, 40, 79};

	for (size_t i = 0; work && i < ARRAY_LEN(widths); i++) {
		opts.width = widths[i];
		talk("2.1\n\n\n\n\n\n:lang zh\n=\nh\nt\n:lang ar\nA07\n");
		ck_assert_int_le(widest(), widths[i]);
	}
}
END_TEST

START_TEST(speech_run_hostile_line_is_cleaned)
{
	if (!work)
		return;
	talk("\x1b]0;x\x07\n/\x1b[31m\n\xff\xfe\n:\x9b\n");
	for (size_t i = 0; i < said.len; i++)
		ck_assert((unsigned char)said.ptr[i] >= 0x20 ||
			  said.ptr[i] == '\n');
}
END_TEST

START_TEST(speech_run_file_is_read_like_a_work)
{
	open_file("# One\n\ntext\n\n- a\n- b\n\n## Two\n\nend\n");
	assert_says("", "Heading level 1: One\n");
	assert_says("g\n\n", "\ntext\n");
	assert_says("g\n2j\n", "Item 2 of 2: b\n");
	assert_says("t\n2\n", "2: Two\nA number and Enter chooses.\nHeading "
			      "level 2: Two\n");
	assert_says("+\n", "a single file has no languages");
	assert_says("=\n", "This is a single file, not the report.");
}
END_TEST

START_TEST(speech_run_empty_file_says_that_there_is_nothing)
{
	open_file("");
	assert_says("j\nk\n=\ny\nK\nt\n/x\nn\nq\n", "There is no text here.");
}
END_TEST

START_TEST(speech_run_nobody_listens_ends_quietly)
{
	int in[2], out[2];

	open_file("text\n");
	ck_assert_int_eq(pipe(in), 0);
	ck_assert_int_eq(pipe(out), 0);
	close(out[0]);
	ck_assert_int_eq(speech_run(&opts, in[0], out[1], &err), 0);
	close(in[0]);
	close(in[1]);
	close(out[1]);
}
END_TEST

Suite *suite_tui_speech(void)
{
	Suite *s = suite_create("tui/speech");
	TCase *tc = tcase_create("speech");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 0);
	tcase_add_test(tc, speech_run_begins_with_title_place_and_help);
	tcase_add_test(tc, speech_run_lines_do_what_their_keys_do);
	tcase_add_test(tc, speech_run_contents_number_goes_there);
	tcase_add_test(tc, speech_run_language_number_reads_the_block_in_it);
	tcase_add_test(tc, speech_run_arabic_is_in_logical_order);
	tcase_add_test(tc, speech_run_language_not_written_is_said_first);
	tcase_add_test(tc, speech_run_stand_in_is_said_once_in_a_run);
	tcase_add_test(tc, speech_run_number_after_K_says_the_reference);
	tcase_add_test(tc, speech_run_copy_cited_writes_the_file);
	tcase_add_test(tc, speech_run_place_is_kept_at_the_end_of_input);
	tcase_add_test(tc, speech_run_place_is_kept_at_q);
	tcase_add_test(tc, speech_run_bookmark_added_leads_back);
	tcase_add_test(tc, speech_run_without_state_folder_reads_on);
	tcase_add_test(tc, speech_run_keys_file_holds);
	tcase_add_test(tc, speech_run_lines_are_within_the_width);
	tcase_add_test(tc, speech_run_hostile_line_is_cleaned);
	tcase_add_test(tc, speech_run_file_is_read_like_a_work);
	tcase_add_test(tc, speech_run_empty_file_says_that_there_is_nothing);
	tcase_add_test(tc, speech_run_nobody_listens_ends_quietly);
	suite_add_tcase(s, tc);
	return s;
}
