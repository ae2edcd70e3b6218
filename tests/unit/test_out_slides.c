/* SPDX-License-Identifier: MIT */
#include "out/slides.h"
#include "quiz_tree.h"

Suite *suite_out_slides(void);

enum { ZH, EN };

#define WORDS_4  "alpha beta gamma delta "
#define WORDS_32 WORDS_4 WORDS_4 WORDS_4 WORDS_4 WORDS_4 WORDS_4 WORDS_4 WORDS_4

/* A long paragraph, and a list whose second item is the longer one. */
#define TEXT                                                              \
	"# 2 Safety\n\nlead\n\n## 2.1 Speed\n\n" WORDS_32 "\n\n- first\n" \
	"- second " WORDS_32 "\n\n![caption](fig:1)\n\n## 2.2 Breadth\n\n"

static struct quiz_tree t;
static struct book *book;
static struct page page;
static struct slide_room room;
static struct slide slide, other;
static struct deck deck;

static void setup(void)
{
	quiz_tree_init(&t);
	tree_put(&t.tree, NOTES_EN, "# 2\n\n## 2.1\n\n" NOTES);
	quiz_tree_put(&t, "en/full/02-safety.md", TEXT);
	book = book_of_work(t.work);
	page = (struct page){
		.book = book, .lang = EN, .tier = TIER_FULL, .bidi = BIDI_OFF};
	room = (struct slide_room){&page, t.quiz, 20, 80, SLIDE_FIT};
}

static void teardown(void)
{
	slide_release(&slide);
	slide_release(&other);
	deck_release(&deck);
	memset(&slide, 0, sizeof(slide));
	memset(&other, 0, sizeof(other));
	memset(&deck, 0, sizeof(deck));
	page_release(&page);
	book_free(book);
	quiz_tree_free(&t);
}

static int unit(const char *id)
{
	const int found = book_find(book, str_of(id));

	ck_assert_int_ne(found, CORPUS_NONE);
	return found;
}

static void lay(const char *id, int rows, int cols)
{
	room.rows = rows;
	room.cols = cols;
	ck_assert(slide_lay(&slide, &room, unit(id)));
}

/* ---- which slides there are ---- */

START_TEST(deck_make_section_is_heading_and_blocks)
{
	deck_make(&deck, book, unit("2.1"));
	ck_assert_uint_eq(deck.unit.len, 4);
	ck_assert_int_eq(deck.unit.ptr[0], unit("2.1"));
	ck_assert_int_eq(deck.unit.ptr[3], unit("2.1.3"));
	ck_assert_int_eq(deck.end, unit("2.2"));
}
END_TEST

START_TEST(deck_make_inside_a_section_is_all_of_it)
{
	deck_make(&deck, book, unit("2.1.2"));
	ck_assert_int_eq(deck.first, unit("2.1"));
	ck_assert_uint_eq(deck.unit.len, 4);
}
END_TEST

START_TEST(deck_make_part_is_its_lead)
{
	deck_make(&deck, book, unit("2.0.1"));
	ck_assert_int_eq(deck.first, unit("2"));
	ck_assert_uint_eq(deck.unit.len, 2);
}
END_TEST

START_TEST(deck_make_record_is_one_slide)
{
	deck_make(&deck, book, unit("A07"));
	ck_assert_int_eq(deck.first, unit("A-1"));
	ck_assert_uint_eq(deck.unit.len, 2);
	ck_assert_int_eq(deck.unit.ptr[1], unit("A07.1"));
}
END_TEST

START_TEST(deck_find_heading_of_record_is_the_record)
{
	deck_make(&deck, book, unit("A-1"));
	ck_assert_int_eq(deck_find(&deck, unit("A-1")), 0);
	ck_assert_int_eq(deck_find(&deck, unit("A07")), 1);
	ck_assert_int_eq(deck_find(&deck, unit("A07.1")), 1);
}
END_TEST

/* ---- one slide ---- */

START_TEST(slide_measure_han_is_34_characters)
{
	const struct locale chinese = {.script = STR("Hans")};
	const struct locale french = {.script = STR("Latn")};

	ck_assert_int_eq(slide_measure(&chinese), 68);
	ck_assert_int_eq(slide_measure(&french), 60);
}
END_TEST

START_TEST(slide_lay_wide_screen_keeps_the_measure)
{
	lay("2.1.1", 40, 200);
	ck_assert_int_le(slide.cols, SLIDE_COLS);
	ck_assert_int_gt(slide.cols, SLIDE_COLS - 10);
}
END_TEST

START_TEST(slide_lay_section_opens_with_its_message)
{
	lay("2.1", 20, 60);
	/* The title, a gap of two rows, the message. */
	ck_assert_uint_eq(slide.row.len, 4);
	ck_assert_uint_eq(slide.stop.len, 1);
	room.quiz = NULL;
	lay("2.1", 20, 60);
	ck_assert_uint_eq(slide.row.len, 1);
}
END_TEST

START_TEST(slide_lay_list_stops_at_each_item)
{
	lay("2.1.2", 20, 60);
	ck_assert_uint_eq(slide.page.len, 1);
	ck_assert_uint_eq(slide.stop.len, 2);
	ck_assert_int_eq(slide.stop.ptr[0].item, 0);
	ck_assert_int_eq(slide.stop.ptr[1].item, 1);
}
END_TEST

START_TEST(slide_lay_room_enough_spreads_lines)
{
	size_t tight;

	lay("2.1.1", 5, 60);
	tight = slide.row.len;
	lay("2.1.1", 20, 60);
	ck_assert_uint_eq(slide.row.len, 2 * tight - 1);
}
END_TEST

START_TEST(slide_lay_spacing_is_as_asked)
{
	size_t tight;

	room.spacing = SLIDE_CLOSE;
	lay("2.1.1", 40, 60);
	tight = slide.row.len;
	ck_assert_uint_eq(tight, slide.lines.line.len);
	room.spacing = SLIDE_WIDE;
	lay("2.1.1", (int)tight, 60);
	ck_assert_uint_eq(slide.row.len, 2 * tight - 1);
	ck_assert_uint_eq(slide.page.len, 2);
}
END_TEST

START_TEST(slide_lay_too_tall_comes_in_even_pages)
{
	int rows[2];

	lay("2.1.1", 6, 30);
	ck_assert_uint_eq(slide.page.len, 2);
	for (int i = 0; i < 2; i++)
		rows[i] = slide.page.ptr[i].end - slide.page.ptr[i].first;
	ck_assert_int_le(rows[0], 6);
	ck_assert_int_le(rows[0] - rows[1], 1);
	ck_assert_uint_eq(slide.stop.len, 2);
}
END_TEST

START_TEST(slide_lay_item_is_not_torn_if_a_page_holds_it)
{
	lay("2.1.2", 4, 60);
	ck_assert_uint_eq(slide.page.len, 2);
	ck_assert_int_eq(slide.stop.ptr[0].item, 0);
	ck_assert_int_eq(slide.stop.ptr[0].page, 0);
	ck_assert_int_eq(slide.stop.ptr[1].item, 1);
	ck_assert_int_eq(slide.stop.ptr[1].page, 1);
}
END_TEST

START_TEST(slide_lay_one_row_still_shows_all)
{
	lay("2.1.2", 1, 20);
	ck_assert_uint_gt(slide.page.len, 8);
	ck_assert_uint_eq(slide.stop.len, slide.page.len);
}
END_TEST

START_TEST(slide_lay_unwritten_has_one_page)
{
	lay("A07.1", 20, 60);
	ck_assert_ptr_null(slide.unit.node);
	ck_assert_uint_eq(slide.page.len, 1);
	ck_assert_uint_eq(slide.stop.len, 1);
}
END_TEST

START_TEST(slide_lay_stand_in_says_so)
{
	page.lang = ZH;
	lay("2.1.1", 20, 60);
	ck_assert_int_ge(slide.lead, 2);
	ck_assert_uint_eq(
		slide.lines.line.ptr[0].cells[0].style, ROLE_FALLBACK);
}
END_TEST

START_TEST(slide_lay_beyond_the_end_is_refused)
{
	ck_assert(!slide_lay(&slide, &room, book_count(book, 1000)));
}
END_TEST

/* ---- places in it ---- */

START_TEST(slide_stop_at_finds_the_page_of_a_byte)
{
	uint32_t start;

	lay("2.1.1", 6, 30);
	start = slide_offset(&slide, 1);
	ck_assert_uint_gt(start, 0);
	ck_assert_int_eq(slide_stop_at(&slide, 0, 0), 0);
	ck_assert_int_eq(slide_stop_at(&slide, 0, start - 1), 0);
	ck_assert_int_eq(slide_stop_at(&slide, 0, start), 1);
	ck_assert_int_eq(slide_stop_at(&slide, 0, UINT32_MAX), 1);
}
END_TEST

START_TEST(slide_stop_at_item_that_is_not_there_is_the_last)
{
	lay("2.1.2", 20, 60);
	ck_assert_int_eq(slide_stop_at(&slide, 7, 0), 1);
}
END_TEST

START_TEST(slide_item_at_tells_items_by_their_text)
{
	lay("2.1.2", 20, 60);
	ck_assert_int_eq(slide_item_at(&slide, 0), 0);
	ck_assert_int_eq(slide_item_at(&slide, 4), 0);
	ck_assert_int_eq(slide_item_at(&slide, 6), 1);
	ck_assert_int_eq(slide_item_at(&slide, slide.length), 1);
}
END_TEST

/* ---- two together ---- */

START_TEST(slide_pair_one_goes_from_stop_to_stop)
{
	struct slide_steps steps = {0};
	int at;

	lay("2.1.2", 20, 60);
	slide_pair(&steps, &slide, NULL);
	ck_assert_uint_eq(steps.step.len, 2);
	ck_assert_int_eq(steps.step.ptr[1].stop[0], 1);
	ck_assert_int_eq(slide_pages(&steps, &slide, NULL, 1, &at), 1);
	ck_assert_int_eq(at, 0);
	vec_release(&steps.step);
}
END_TEST

START_TEST(slide_pair_shorter_one_stays_while_the_other_goes_on)
{
	struct slide_steps steps = {0};
	int at;

	lay("2.1.1", 20, 60);
	room.rows = 4;
	room.cols = 20;
	ck_assert(slide_lay(&other, &room, unit("2.1.1")));
	ck_assert_uint_gt(other.stop.len, 2);
	slide_pair(&steps, &slide, &other);
	ck_assert_uint_eq(steps.step.len, other.stop.len);
	for (size_t i = 0; i < steps.step.len; i++) {
		ck_assert_int_eq(steps.step.ptr[i].stop[0], 0);
		ck_assert_int_eq(steps.step.ptr[i].stop[1], (int)i);
	}
	ck_assert_int_eq(slide_pages(&steps, &slide, &other, 1, &at),
		(int)other.page.len);
	ck_assert_int_eq(at, 1);
	vec_release(&steps.step);
}
END_TEST

START_TEST(slide_pair_shows_every_stop_of_both)
{
	struct slide_steps steps = {0};
	int last[2] = {-1, -1};

	lay("2.1.2", 20, 60);
	room.rows = 3;
	room.cols = 24;
	ck_assert(slide_lay(&other, &room, unit("2.1.2")));
	slide_pair(&steps, &slide, &other);
	for (size_t i = 0; i < steps.step.len; i++)
		for (int side = 0; side < 2; side++) {
			const int stop = steps.step.ptr[i].stop[side];

			ck_assert(stop == last[side] || stop == last[side] + 1);
			last[side] = stop;
		}
	ck_assert_int_eq(last[0], (int)slide.stop.len - 1);
	ck_assert_int_eq(last[1], (int)other.stop.len - 1);
	vec_release(&steps.step);
}
END_TEST

Suite *suite_out_slides(void)
{
	Suite *suite = suite_create("out_slides");
	TCase *tcase = tcase_create("slides");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, deck_make_section_is_heading_and_blocks);
	tcase_add_test(tcase, deck_make_inside_a_section_is_all_of_it);
	tcase_add_test(tcase, deck_make_part_is_its_lead);
	tcase_add_test(tcase, deck_make_record_is_one_slide);
	tcase_add_test(tcase, deck_find_heading_of_record_is_the_record);
	tcase_add_test(tcase, slide_measure_han_is_34_characters);
	tcase_add_test(tcase, slide_lay_wide_screen_keeps_the_measure);
	tcase_add_test(tcase, slide_lay_section_opens_with_its_message);
	tcase_add_test(tcase, slide_lay_list_stops_at_each_item);
	tcase_add_test(tcase, slide_lay_room_enough_spreads_lines);
	tcase_add_test(tcase, slide_lay_spacing_is_as_asked);
	tcase_add_test(tcase, slide_lay_too_tall_comes_in_even_pages);
	tcase_add_test(tcase, slide_lay_item_is_not_torn_if_a_page_holds_it);
	tcase_add_test(tcase, slide_lay_one_row_still_shows_all);
	tcase_add_test(tcase, slide_lay_unwritten_has_one_page);
	tcase_add_test(tcase, slide_lay_stand_in_says_so);
	tcase_add_test(tcase, slide_lay_beyond_the_end_is_refused);
	tcase_add_test(tcase, slide_stop_at_finds_the_page_of_a_byte);
	tcase_add_test(tcase, slide_stop_at_item_that_is_not_there_is_the_last);
	tcase_add_test(tcase, slide_item_at_tells_items_by_their_text);
	tcase_add_test(tcase, slide_pair_one_goes_from_stop_to_stop);
	tcase_add_test(
		tcase, slide_pair_shorter_one_stays_while_the_other_goes_on);
	tcase_add_test(tcase, slide_pair_shows_every_stop_of_both);
	suite_add_tcase(suite, tcase);
	return suite;
}
