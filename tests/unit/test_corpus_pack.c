/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "corpus/compile.h"
#include "corpus/pack.h"
#include "corpus_tree.h"

#include <fcntl.h>
#include <sys/stat.h>

Suite *suite_corpus_pack(void);

enum { ZH, EN, FR };

static struct tree tree;
static const char *packed; /* the compiled file */

static const char glossary[] =
	"<tbx type='TBX-Basic' style='dca' xml:lang='en' "
	"xmlns='urn:iso:std:iso:30042:ed-2'><text><body>"
	"<conceptEntry id='risk'><langSec xml:lang='en'><descripGrp>"
	"<descrip type='definition'>D</descrip></descripGrp>"
	"<termSec><term>risk</term></termSec></langSec></conceptEntry>"
	"</body></text></tbx>";

static void compile(void)
{
	struct err err = {0};
	struct work *work = corpus_open_sources(&tree.paths, &err);

	ck_assert_msg(work != NULL, "%s", err.message);
	ck_assert_msg(corpus_compile(work, packed, &err), "%s", err.message);
	corpus_close(work);
}

static void setup(void)
{
	tree_init_full(&tree);
	tree_put(&tree, "glossary.tbx", glossary);
	packed = path_join(&tree.arena, tree.dir, "work.koi");
	tree.paths.is_own_content = true;
	compile();
}

static void teardown(void)
{
	tree_free(&tree);
}

static void spoil_all(void)
{
	tree_spoil(&tree, "work.xml");
	tree_spoil(&tree, "references.xml");
	tree_spoil(&tree, "provenance.tsv");
	tree_spoil(&tree, "glossary.tbx");
}

START_TEST(corpus_open_compiled_reads_no_source)
{
	struct work *work;

	spoil_all();
	work = tree_open(&tree);
	ASSERT_STR(corpus_id(work), "w");
	ck_assert_uint_eq(corpus_reference_count(work), 3);
	ASSERT_STR(corpus_provenance(work, 0, EN, TIER_FULL).by, "koine");
	ck_assert_uint_eq(corpus_gloss(work)->count, 1);
	ck_assert_int_eq(tree_faults(work, "references.xml"), 0);
	corpus_close(work);
}
END_TEST

static void assert_titles_eq(const struct str *a, const struct str *b)
{
	for (int i = 0; i < CORPUS_LANG_MAX; i++)
		ck_assert(str_eq(a[i], b[i]));
}

static void assert_items_eq(
	const struct spine_item *a, const struct spine_item *b)
{
	ck_assert_int_eq(a->kind, b->kind);
	ck_assert_int_eq(a->block, b->block);
	ck_assert(str_eq(a->id, b->id));
	ck_assert_int_eq(a->part, b->part);
	ck_assert_int_eq(a->section, b->section);
	ck_assert_int_eq(a->items, b->items);
	ck_assert_int_eq(a->is_cut, b->is_cut);
	ck_assert(str_eq(a->file, b->file));
	ck_assert(str_eq(a->pages, b->pages));
	ck_assert(str_eq(a->body, b->body));
	assert_titles_eq(a->titles, b->titles);
	ck_assert_uint_eq(a->ref_count, b->ref_count);
	for (size_t i = 0; i < a->ref_count; i++)
		ck_assert_int_eq(a->refs[i], b->refs[i]);
}

static void assert_refs_eq(const struct reference *a, const struct reference *b)
{
	ck_assert(str_eq(a->kind, b->kind));
	ck_assert(str_eq(a->section, b->section));
	ck_assert_int_eq(a->year, b->year);
	ck_assert_int_eq(a->is_lost, b->is_lost);
	assert_titles_eq(a->titles, b->titles);
	assert_titles_eq(a->descriptions, b->descriptions);
	assert_titles_eq(a->publishers, b->publishers);
	assert_titles_eq(a->remarks, b->remarks);
	ck_assert_uint_eq(a->url_count, b->url_count);
	for (size_t i = 0; i < a->url_count; i++)
		ck_assert(str_eq(a->urls[i], b->urls[i]));
}

static void assert_reports_eq(const struct report *a, const struct report *b)
{
	ck_assert(str_eq(a->key, b->key));
	ck_assert(str_eq(a->date, b->date));
	ck_assert(str_eq(a->medium, b->medium));
	assert_titles_eq(a->titles, b->titles);
	assert_titles_eq(a->publishers, b->publishers);
	assert_titles_eq(a->places, b->places);
	ck_assert_uint_eq(a->author_count, b->author_count);
	for (size_t i = 0; i < a->author_count; i++) {
		ck_assert(str_eq(a->authors[i].name, b->authors[i].name));
		ck_assert(str_eq(a->authors[i].family, b->authors[i].family));
	}
}

START_TEST(corpus_open_compiled_is_the_same_work)
{
	static const char *const ids[] = {"2.1.4", "fig-1", "fig-2", "a07.1/2"};
	struct work *a = corpus_open_sources(&tree.paths, NULL);
	struct work *b = tree_open(&tree);

	ck_assert_int_eq(corpus_count(a), corpus_count(b));
	for (int i = 0; i < corpus_count(a); i++) {
		assert_items_eq(corpus_item(a, i), corpus_item(b, i));
		ck_assert_int_eq(corpus_end(a, i), corpus_end(b, i));
	}
	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		ck_assert_int_eq(corpus_find(a, str_of(ids[i])),
			corpus_find(b, str_of(ids[i])));
	for (int i = 1; i <= 3; i++)
		assert_refs_eq(corpus_reference(a, i), corpus_reference(b, i));
	assert_reports_eq(corpus_report(a), corpus_report(b));
	ASSERT_STR(corpus_title(b, ZH), "\u8457\u4f5c");
	corpus_close(a);
	corpus_close(b);
}
END_TEST

static void read_packed(struct buf *bytes)
{
	buf_clear(bytes);
	ck_assert(fs_read(packed, FS_MAX_FILE, bytes, NULL));
}

/* The term span of the block 2.1.1 in en, marked; NULL: none. */
static const struct doc_span *marked(struct work *work, struct shown *shown)
{
	*shown = corpus_show(
		work, corpus_find(work, STR("2.1.1")), EN, TIER_FULL);
	ck_assert_ptr_nonnull(shown->node);
	corpus_mark_terms(work, shown);
	for (size_t i = 0; i < shown->node->span_count; i++)
		if (shown->node->spans[i].kind == DOC_SPAN_TERM)
			return &shown->node->spans[i];
	return NULL;
}

static void put_risky_text(const char *text)
{
	tree_put(&tree, "en/full/02-safety.md", text);
}

START_TEST(corpus_mark_terms_compiled_are_those_found)
{
	struct work *work;
	struct shown shown;
	const struct doc_span *span;

	put_risky_text(
		"# 2 Safety\n\nlead\n\n## 2.1 Speed\n\nAny *risk* there.\n");
	compile();
	work = corpus_open(&tree.paths, NULL);
	span = marked(work, &shown);
	ck_assert_ptr_nonnull(span);
	ck_assert(span->is_marked && str_eq(span->target, STR("risk")));
	ck_assert_uint_eq(span->start, 4);
	ck_assert_uint_eq(span->end, 8);
	/* Outside what the author wrote, as when it is looked for. */
	ck_assert_int_eq(shown.node->spans[0].kind, DOC_SPAN_EMPH);
	corpus_close(work);
}
END_TEST

START_TEST(corpus_mark_terms_changed_text_is_looked_through)
{
	struct work *work;
	struct shown shown;

	put_risky_text(
		"# 2 Safety\n\nlead\n\n## 2.1 Speed\n\nNothing there.\n");
	compile();
	put_risky_text("# 2 Safety\n\nlead\n\n## 2.1 Speed\n\nA risk now.\n");
	work = corpus_open(&tree.paths, NULL);
	ck_assert_ptr_nonnull(marked(work, &shown));
	corpus_close(work);
}
END_TEST

START_TEST(corpus_compile_twice_gives_the_same_bytes)
{
	struct buf first = {0};
	struct buf second = {0};

	read_packed(&first);
	compile();
	read_packed(&second);
	ck_assert(str_eq(buf_view(&first), buf_view(&second)));
	buf_release(&first);
	buf_release(&second);
}
END_TEST

START_TEST(corpus_compile_of_compiled_gives_the_same_bytes)
{
	struct buf first = {0};
	struct buf second = {0};
	struct work *work = tree_open(&tree);

	read_packed(&first);
	ck_assert(corpus_compile(work, packed, NULL));
	corpus_close(work);
	read_packed(&second);
	ck_assert(str_eq(buf_view(&first), buf_view(&second)));
	buf_release(&first);
	buf_release(&second);
}
END_TEST

START_TEST(corpus_compile_bad_path_fails)
{
	struct work *work = tree_open(&tree);
	struct err err = {0};

	ck_assert(!corpus_compile(
		work, path_join(&tree.arena, tree.dir, "no/x.koi"), &err));
	ck_assert_int_eq(err.code, ERR_OUTPUT);
	corpus_close(work);
}
END_TEST

/* Opens, looks everything up, and closes: must be the whole work. */
static void assert_works(void)
{
	struct work *work = tree_open(&tree);

	ASSERT_STR(corpus_id(work), "w");
	ck_assert_int_eq(corpus_count(work), 13);
	ck_assert_uint_eq(corpus_reference_count(work), 3);
	ck_assert_uint_eq(corpus_gloss(work)->count, 1);
	ASSERT_STR(corpus_provenance(work, 0, EN, TIER_FULL).by, "koine");
	corpus_close(work);
}

static void write_packed(struct str bytes)
{
	ck_assert(fs_write(packed, bytes, false, NULL));
}

START_TEST(corpus_open_cut_short_falls_back_to_sources)
{
	struct buf bytes = {0};

	read_packed(&bytes);
	for (size_t len = 0; len < bytes.len; len += 1 + len / 8) {
		write_packed(str_sub(buf_view(&bytes), 0, len));
		assert_works();
	}
	buf_release(&bytes);
}
END_TEST

START_TEST(corpus_open_garbled_falls_back_to_sources)
{
	struct buf bytes = {0};

	read_packed(&bytes);
	for (size_t at = 0; at < bytes.len; at += 7) {
		bytes.ptr[at] = (char)(bytes.ptr[at] ^ 0x55);
		write_packed(buf_view(&bytes));
		assert_works();
		bytes.ptr[at] = (char)(bytes.ptr[at] ^ 0x55);
	}
	buf_release(&bytes);
}
END_TEST

/* A container that is whole but whose lines are nonsense. */
START_TEST(corpus_open_wrong_lines_fall_back_to_sources)
{
	static const char *const spines[] = {"x", "\n", "w\n", "w\tw\t1\tzh",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\n", "l\tzh\tzh\n", "l\t../x\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\nb\t1\t0\t0\t\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\np\t1\t../x\t\t\t\t\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\np\t1\tf\t\t\t\t\np\t1\tg\t\t\t\t"
		"\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\np\t1\tf\t\t\t\t\nb\t1.1\t9\t0\t"
		"\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\np\t1\tf\t\t\t\t\na\tx\ty\t7\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\np\t1\tf\t\t\t9-1\t\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\nc\tk\t2025\t\tP\tB\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\nc\tk\t20x5\t\tP\tB\tA\tA\n",
		"w\tw\t1\tzh\t1\t1\t1\nl\tzh\nc\n"};

	for (size_t i = 0; i < ARRAY_LEN(spines); i++) {
		struct pack_part parts[PACK_COUNT] = {0};
		struct buf bytes = {0};
		struct fs_info info;

		ck_assert(fs_stat(
			path_join(&tree.arena, tree.paths.content, "work.xml"),
			&info));
		parts[PACK_SPINE] =
			(struct pack_part){str_of(spines[i]), info.size};
		pack_write(parts, &bytes);
		write_packed(buf_view(&bytes));
		assert_works();
		buf_release(&bytes);
	}
}
END_TEST

START_TEST(corpus_open_changed_source_is_read_anew)
{
	struct work *work;

	tree_put(&tree, "references.xml",
		"<references><ref id='1' section='2'/></references>");
	work = tree_open(&tree);
	ck_assert_uint_eq(corpus_reference_count(work), 1);
	corpus_close(work);
}
END_TEST

START_TEST(corpus_open_other_content_ignores_the_compiled)
{
	struct err err = {0};

	tree.paths.is_own_content = false;
	tree_spoil(&tree, "work.xml");
	ck_assert_ptr_null(corpus_open(&tree.paths, &err));
}
END_TEST

START_TEST(pack_take_gives_back_what_pack_field_wrote)
{
	static const char *const fields[] = {
		"", "a", "a\tb", "\n", "\\", "\\t", "\\\\n\t", "\u6f22"};
	struct arena arena = {0};
	struct buf line = {0};
	struct str rest;

	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		pack_field(str_of(fields[i]), i == 0, &line);
	ck_assert_uint_eq(str_find(buf_view(&line), '\n'), line.len);
	rest = buf_view(&line);
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		ASSERT_STR(pack_take(&rest, &arena), fields[i]);
	ASSERT_STR(pack_take(&rest, &arena), "");
	buf_release(&line);
	arena_free(&arena);
}
END_TEST

START_TEST(pack_take_number_refuses_what_is_none)
{
	static const char *const fields[] = {
		"", "x", "-1", "1x", "99999999999"};
	int number = 7;

	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		struct str rest = str_of(fields[i]);

		ck_assert(!pack_take_number(&rest, &number));
	}
	ck_assert_int_eq(number, 7);
}
END_TEST

START_TEST(pack_sum_sees_every_byte_and_the_length)
{
	char bytes[] = "0123456789abcdef!";
	const struct str s = {bytes, sizeof(bytes) - 1};
	const uint64_t sum = pack_sum(s);

	for (size_t i = 0; i < s.len; i++) {
		bytes[i]++;
		ck_assert_uint_ne(pack_sum(s), sum);
		bytes[i]--;
	}
	ck_assert_uint_eq(pack_sum(s), sum);
	ck_assert_uint_ne(pack_sum(STR("a")), pack_sum(STR("a\0")));
	ck_assert_uint_ne(pack_sum(STR("")), pack_sum(STR("\0")));
}
END_TEST

Suite *suite_corpus_pack(void)
{
	Suite *s = suite_create("corpus/pack");
	TCase *tc = tcase_create("pack");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, corpus_open_compiled_reads_no_source);
	tcase_add_test(tc, corpus_open_compiled_is_the_same_work);
	tcase_add_test(tc, corpus_mark_terms_compiled_are_those_found);
	tcase_add_test(tc, corpus_mark_terms_changed_text_is_looked_through);
	tcase_add_test(tc, corpus_compile_twice_gives_the_same_bytes);
	tcase_add_test(tc, corpus_compile_of_compiled_gives_the_same_bytes);
	tcase_add_test(tc, corpus_compile_bad_path_fails);
	tcase_add_test(tc, corpus_open_cut_short_falls_back_to_sources);
	tcase_add_test(tc, corpus_open_garbled_falls_back_to_sources);
	tcase_add_test(tc, corpus_open_wrong_lines_fall_back_to_sources);
	tcase_add_test(tc, corpus_open_changed_source_is_read_anew);
	tcase_add_test(tc, corpus_open_other_content_ignores_the_compiled);
	tcase_add_test(tc, pack_take_gives_back_what_pack_field_wrote);
	tcase_add_test(tc, pack_take_number_refuses_what_is_none);
	tcase_add_test(tc, pack_sum_sees_every_byte_and_the_length);
	suite_add_tcase(s, tc);
	return s;
}
