/* SPDX-License-Identifier: MIT */
/* Every slide of every text and lesson that koine ships: nothing of it is
 * clipped. */
#include "corpus_tree.h"
#include "out/slides.h"
#include "quiz/lesson.h"

Suite *suite_out_slides_shipped(void);

/* The room that 80x24 and 40x12 leave. */
static const struct {
	int rows, cols;
} rooms[] = {{21, 76}, {10, 36}};

static struct work *work; /* NULL: there is no content */
static struct book *book;
static struct quiz *quiz;
static struct slide slide;

static void setup(void)
{
	const struct paths paths = {
		.data = KOINE_SRCDIR,
		.content = KOINE_SRCDIR "/content",
	};
	struct fs_info info;
	struct err err = {0};

	work = NULL;
	if (!fs_stat(KOINE_SRCDIR "/content/work.xml", &info))
		return;
	work = corpus_open(&paths, &err);
	ck_assert_msg(work != NULL, "%s", err.message);
	book = book_of_work(work);
	quiz = quiz_new(work);
}

static void teardown(void)
{
	slide_release(&slide);
	memset(&slide, 0, sizeof(slide));
	if (work == NULL)
		return;
	quiz_free(quiz);
	book_free(book);
	corpus_close(work);
}

/* No page is too tall, no line too wide, and each line stands on one page. */
static void assert_whole(const struct slide_room *room)
{
	const char *id = slide.unit.id.ptr;
	int next = 0;

	ck_assert_msg(slide.cols <= room->page->width, "%s", id);
	for (size_t p = 0; p < slide.page.len; p++) {
		const struct slide_page *page = &slide.page.ptr[p];

		ck_assert_msg(page->end - page->first <= room->rows, "%s", id);
		for (int row = page->first; row < page->end; row++) {
			const int line = slide.row.ptr[row];

			if (line == CORPUS_NONE)
				continue;
			for (; next < line; next++)
				ck_assert_uint_eq(
					slide.lines.line.ptr[next].count, 0);
			ck_assert_msg(line == next, "%s: %d", id, line);
			next++;
		}
	}
	ck_assert_msg(next == (int)slide.lines.line.len, "%s", id);
}

/* The last stop of a page shows all that is on it. */
static void assert_shown(void)
{
	for (size_t s = 0; s < slide.stop.len; s++) {
		const struct slide_stop *stop = &slide.stop.ptr[s];
		const bool is_last =
			s + 1 == slide.stop.len || stop[1].page != stop->page;
		const struct slide_page *page = &slide.page.ptr[stop->page];

		for (int row = page->first; is_last && row < page->end; row++)
			ck_assert(slide.row.ptr[row] == CORPUS_NONE ||
				  slide.item.ptr[slide.row.ptr[row]] <=
					  stop->item);
	}
}

static int assert_deck(const struct slide_room *room, int first)
{
	struct deck deck = {0};
	int end;

	deck_make(&deck, room->page->book, first);
	for (size_t i = 0; i < deck.unit.len; i++) {
		ck_assert(slide_lay(&slide, room, deck.unit.ptr[i]));
		assert_whole(room);
		assert_shown();
	}
	end = deck.end;
	deck_release(&deck);
	return end;
}

/* i: row of `rooms` */
START_TEST(slide_lay_shipped_texts_clips_nothing)
{
	struct page page = {.bidi = BIDI_VISUAL, .marks = MARKS_NONE};
	struct slide_room room = {&page, quiz, 0, 0, SLIDE_FIT};

	if (!work)
		return;
	page.book = book;
	room.rows = rooms[_i].rows;
	room.cols = rooms[_i].cols;
	for (page.lang = 0; page.lang < corpus_lang_count(work); page.lang++)
		for (int tier = 0; tier < TIER_COUNT; tier++) {
			page.tier = (enum tier)tier;
			for (int unit = 0; unit < book_count(book, 0);)
				unit = assert_deck(&room, unit);
		}
	page_release(&page);
}
END_TEST

/* One more lesson pulls all that there is, with words of its own between. */
#define OWN_TEXT                                                               \
	"# A lesson of one's own with a rather long title to be broken (90 "   \
	"minutes)\n\n" WORDS "\n\n- one\n- two " WORDS "\n\n> " WORDS          \
	"\n\n```\na line of code that is longer than a small screen is wide\n" \
	"```\n\n"
#define WORDS "words and words and words and words and words and words "

static const char *const lessons[] = {"", ".ar", ".es", ".fr", ".ru", ".zh"};

static void make_all(struct buf *text)
{
	buf_cstr(text, OWN_TEXT);
	for (int i = 0; i < corpus_count(work); i++) {
		const struct spine_item *item = corpus_item(work, i);
		struct arena arena = {0};
		const struct quiz_list list =
			item->kind == SPINE_SECTION
				? quiz_below(quiz, i, 0, &arena)
				: (struct quiz_list){0};

		if (item->kind == SPINE_PART)
			buf_printf(text, "[](sec:%.*s)\n\n", STR_ARG(item->id));
		for (size_t q = 0; q < list.count; q++)
			buf_printf(text, "[](quiz:%.*s)\n\n",
				STR_ARG(list.items[q].question->id));
		arena_free(&arena);
	}
	for (size_t i = 0; i < corpus_gloss(work)->count; i++)
		buf_printf(text, "[](term:%.*s)\n\n",
			STR_ARG(corpus_gloss(work)->concepts[i].id));
}

static void assert_lesson(struct file *file)
{
	struct lesson_both both = {work, quiz};
	struct lesson lesson = {0};

	lesson_read(&lesson, work, file, lesson_source_of(&both));
	ck_assert_uint_eq(lesson.faults.len, 0);
	for (size_t r = 0; r < ARRAY_LEN(rooms); r++) {
		struct book *own = book_of_lesson(&lesson);
		struct page page = {
			.bidi = BIDI_VISUAL, .marks = MARKS_NONE, .book = own};
		const struct slide_room room = {
			&page, quiz, rooms[r].rows, rooms[r].cols, SLIDE_FIT};

		for (; page.lang < corpus_lang_count(work); page.lang++)
			for (int tier = 0; tier < TIER_COUNT; tier++) {
				page.tier = (enum tier)tier;
				for (int unit = 0; unit < book_count(own, 0);)
					unit = assert_deck(&room, unit);
			}
		page_release(&page);
		book_free(own);
	}
	lesson_release(&lesson);
	file_close(file);
}

/* i: row of `lessons` */
START_TEST(slide_lay_shipped_lessons_clips_nothing)
{
	struct arena arena = {0};
	struct err err = {0};
	struct file *file;

	if (!work)
		return;
	file = file_open(arena_printf(&arena, "%s/content/lessons/trust%s.md",
				 KOINE_SRCDIR, lessons[_i])
				 .ptr,
		&err);
	ck_assert_msg(file != NULL, "%s", err.message);
	assert_lesson(file);
	arena_free(&arena);
}
END_TEST

START_TEST(slide_lay_lesson_of_all_clips_nothing)
{
	struct buf text = {0};
	struct err err = {0};

	if (!work)
		return;
	make_all(&text);
	assert_lesson(file_from(buf_view(&text), "all.md", &err));
	buf_release(&text);
}
END_TEST

Suite *suite_out_slides_shipped(void)
{
	Suite *suite = suite_create("out_slides_shipped");
	TCase *tcase = tcase_create("slides");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, slide_lay_shipped_texts_clips_nothing, 0,
		(int)ARRAY_LEN(rooms));
	tcase_add_loop_test(tcase, slide_lay_shipped_lessons_clips_nothing, 0,
		(int)ARRAY_LEN(lessons));
	tcase_add_test(tcase, slide_lay_lesson_of_all_clips_nothing);
	suite_add_tcase(suite, tcase);
	return suite;
}
