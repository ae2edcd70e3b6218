/* SPDX-License-Identifier: MIT */
#include "gloss_sample.h"

Suite *suite_gloss_pack(void);

static const struct sample_term rows[] = {
	{"compute", "compute", "computing power|processing power", NULL},
	{"compute", "number crunching", NULL, "d"},
	{"un", "UN", NULL, "a"},
	{"un", "United Nations", "the UN system", "n"},
	{NULL, NULL, NULL, NULL},
};

static struct sample sample;
static struct buf packed;

static void make(void)
{
	sample_make(&sample, "en", rows);
	packed = (struct buf){0};
	gloss_pack(&sample.gloss, &packed);
}

static void release(void)
{
	buf_release(&packed);
	sample_free(&sample);
}

START_TEST(gloss_unpack_packed_packs_to_the_same_bytes)
{
	struct arena arena = {0};
	struct gloss gloss = {0};
	struct buf again = {0};
	struct err err = {0};

	ck_assert(gloss_unpack(buf_view(&packed), &arena, &gloss, &err));
	gloss_pack(&gloss, &again);
	ck_assert(str_eq(buf_view(&again), buf_view(&packed)));
	buf_release(&again);
	gloss_release(&gloss);
	arena_free(&arena);
}
END_TEST

START_TEST(gloss_unpack_terms_are_as_they_were)
{
	struct arena arena = {0};
	struct gloss gloss = {0};
	const struct gloss_lang *lang;

	ck_assert(gloss_unpack(buf_view(&packed), &arena, &gloss, NULL));
	lang = gloss_in(gloss_find_id(&gloss, STR("un")), STR("en"));
	ck_assert(str_eq(lang->terms[0].text, STR("UN")));
	ck_assert(lang->terms[0].is_acronym);
	ck_assert(!lang->terms[1].is_marked);
	ck_assert(str_eq(lang->terms[1].forms[0], STR("the UN system")));
	ck_assert(str_eq(lang->def[GLOSS_STUDENT], STR("s")));
	ck_assert(str_eq(lang->source, STR("src")));
	lang = gloss_in(gloss_find_id(&gloss, STR("compute")), STR("en"));
	ck_assert_int_eq(lang->terms[1].status, GLOSS_DEPRECATED);
	gloss_release(&gloss);
	arena_free(&arena);
}
END_TEST

START_TEST(gloss_unpack_strings_outlive_the_bytes)
{
	struct arena arena = {0};
	struct gloss gloss = {0};

	ck_assert(gloss_unpack(buf_view(&packed), &arena, &gloss, NULL));
	memset(packed.ptr, 'x', packed.len);
	ck_assert(str_eq(gloss.concepts[0].id, STR("compute")));
	gloss_release(&gloss);
	arena_free(&arena);
}
END_TEST

START_TEST(gloss_unpack_empty_glossary_is_empty)
{
	struct gloss none = {0}, gloss = {0};
	struct arena arena = {0};
	struct buf bytes = {0};

	gloss_pack(&none, &bytes);
	ck_assert(gloss_unpack(buf_view(&bytes), &arena, &gloss, NULL));
	ck_assert_uint_eq(gloss.count, 0);
	buf_release(&bytes);
	gloss_release(&gloss);
	arena_free(&arena);
}
END_TEST

START_TEST(gloss_unpack_cut_short_anywhere_is_refused)
{
	struct str bytes = buf_view(&packed);

	for (size_t len = 0; len < bytes.len; len++) {
		struct gloss gloss = {.count = 7};
		struct arena arena = {0};
		struct err err = {0};

		ck_assert(!gloss_unpack(
			str_sub(bytes, 0, len), &arena, &gloss, &err));
		ck_assert_int_eq(err.code, ERR_INPUT);
		ck_assert_uint_eq(gloss.count, 7);
		arena_free(&arena);
	}
}
END_TEST

START_TEST(gloss_unpack_bytes_after_the_end_are_refused)
{
	struct gloss gloss = {0};
	struct arena arena = {0};

	buf_byte(&packed, 0);
	ck_assert(!gloss_unpack(buf_view(&packed), &arena, &gloss, NULL));
	arena_free(&arena);
}
END_TEST

START_TEST(gloss_unpack_garbled_byte_never_breaks)
{
	for (size_t at = 0; at < packed.len; at++) {
		char was = packed.ptr[at];

		for (int bit = 0; bit < 8; bit++) {
			struct gloss gloss = {0};
			struct arena arena = {0};

			packed.ptr[at] = (char)(was ^ 1 << bit);
			if (gloss_unpack(
				    buf_view(&packed), &arena, &gloss, NULL))
				gloss_release(&gloss);
			arena_free(&arena);
		}
		packed.ptr[at] = was;
	}
}
END_TEST

Suite *suite_gloss_pack(void)
{
	Suite *suite = suite_create("gloss_pack");
	TCase *tcase = tcase_create("pack");

	tcase_add_checked_fixture(tcase, make, release);
	tcase_add_test(tcase, gloss_unpack_packed_packs_to_the_same_bytes);
	tcase_add_test(tcase, gloss_unpack_terms_are_as_they_were);
	tcase_add_test(tcase, gloss_unpack_strings_outlive_the_bytes);
	tcase_add_test(tcase, gloss_unpack_empty_glossary_is_empty);
	tcase_add_test(tcase, gloss_unpack_cut_short_anywhere_is_refused);
	tcase_add_test(tcase, gloss_unpack_bytes_after_the_end_are_refused);
	tcase_add_test(tcase, gloss_unpack_garbled_byte_never_breaks);
	suite_add_tcase(suite, tcase);
	return suite;
}
