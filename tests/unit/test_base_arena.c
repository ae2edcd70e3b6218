/* SPDX-License-Identifier: MIT */
/* Passes with ARENA_CHUNK at its usual size and with -DARENA_CHUNK=64. */
#include "base/arena.h"

#include <check.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_base_arena(void);

START_TEST(arena_alloc_any_size_is_zeroed_and_aligned)
{
	struct arena arena = {0};

	for (size_t size = 0; size < 3 * ARENA_CHUNK; size = size * 2 + 1) {
		unsigned char *ptr;

		arena_bytes(&arena, 1)[0] = 'x'; /* spoils the alignment */
		ptr = arena_alloc(&arena, size);
		ck_assert_ptr_nonnull(ptr);
		ck_assert_uint_eq((uintptr_t)ptr % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			ck_assert_uint_eq(ptr[i], 0);
		memset(ptr, 0xFF, size);
	}
	arena_free(&arena);
}
END_TEST

START_TEST(arena_alloc_many_blocks_do_not_overlap)
{
	struct arena arena = {0};
	int *ptrs[1000];

	for (int i = 0; i < 1000; i++) {
		ptrs[i] = ARENA_NEW(&arena, int);
		*ptrs[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(*ptrs[i], i);
	arena_free(&arena);
}
END_TEST

START_TEST(arena_alloc_big_request_keeps_room_of_the_head)
{
	struct arena arena = {0};
	const char *first = arena_bytes(&arena, 1);

	arena_alloc(&arena, ARENA_CHUNK + 1);
	ck_assert_ptr_eq(arena_bytes(&arena, 1), first + 1);
	arena_free(&arena);
}
END_TEST

START_TEST(arena_alloc_counts_bytes_used)
{
	struct arena arena = {0};

	arena_alloc(&arena, 10);
	arena_bytes(&arena, 5);
	ck_assert_uint_eq(arena.used, 15);
	arena_free(&arena);
	ck_assert_uint_eq(arena.used, 0);
}
END_TEST

START_TEST(arena_array_gives_zeroed_elements)
{
	struct arena arena = {0};
	const long *longs = ARENA_ARRAY(&arena, long, 100);

	for (int i = 0; i < 100; i++)
		ck_assert_int_eq(longs[i], 0);
	ck_assert_ptr_nonnull(arena_array(&arena, 0, 8));
	arena_free(&arena);
}
END_TEST

START_TEST(arena_str_copies_and_terminates)
{
	struct arena arena = {0};
	char text[] = "abc";
	struct str copy = arena_str(&arena, (struct str){text, 2});

	text[0] = 'x';
	ck_assert_uint_eq(copy.len, 2);
	ck_assert_str_eq(copy.ptr, "ab");
	arena_free(&arena);
}
END_TEST

START_TEST(arena_str_null_gives_empty_text)
{
	struct arena arena = {0};

	ck_assert_str_eq(arena_str(&arena, (struct str){NULL, 0}).ptr, "");
	arena_free(&arena);
}
END_TEST

START_TEST(arena_printf_short_and_long_is_whole)
{
	struct arena arena = {0};
	struct str s = arena_printf(&arena, "%d-%s", 7, "x");
	struct str wide = arena_printf(&arena, "%*d", 3 * ARENA_CHUNK, 1);

	ck_assert_str_eq(s.ptr, "7-x");
	ck_assert_uint_eq(s.len, 3);
	ck_assert_uint_eq(wide.len, 3 * ARENA_CHUNK);
	ck_assert_uint_eq(strlen(wide.ptr), wide.len);
	ck_assert_str_eq(arena_printf(&arena, "%s", "").ptr, "");
	arena_free(&arena);
}
END_TEST

START_TEST(arena_clear_keeps_one_usual_chunk)
{
	struct arena arena = {0};
	const struct arena_chunk *kept;

	for (int i = 0; i < 10; i++)
		arena_alloc(&arena, ARENA_CHUNK);
	arena_alloc(&arena, ARENA_CHUNK * 4);
	arena_clear(&arena);
	kept = arena.head;
	ck_assert_ptr_nonnull(kept);
	ck_assert_uint_eq(arena.used, 0);
	arena_alloc(&arena, ARENA_CHUNK);
	ck_assert_ptr_eq(arena.head, kept);
	arena_free(&arena);
}
END_TEST

START_TEST(arena_clear_lets_a_big_chunk_go)
{
	struct arena arena = {0};

	arena_alloc(&arena, ARENA_CHUNK * 4);
	arena_clear(&arena);
	ck_assert_ptr_null(arena.head);
	arena_clear(&arena);
	arena_free(&arena);
}
END_TEST

START_TEST(arena_free_null_zeroed_or_twice_is_fine)
{
	struct arena arena = {0};

	arena_free(NULL);
	arena_free(&arena);
	arena_alloc(&arena, 1);
	arena_free(&arena);
	arena_free(&arena);
	ck_assert_ptr_null(arena.head);
}
END_TEST

START_TEST(xmalloc_zero_bytes_is_not_null)
{
	void *a = xmalloc(0);
	void *b = xcalloc(0, 8);
	void *c = xrealloc(NULL, 0);

	ck_assert_ptr_nonnull(a);
	ck_assert_ptr_nonnull(b);
	ck_assert_ptr_nonnull(c);
	free(a);
	free(b);
	free(c);
}
END_TEST

START_TEST(xrealloc_keeps_the_bytes)
{
	char *ptr = xmalloc(3);

	memcpy(ptr, "ab", 3);
	ptr = xrealloc(ptr, 10000);
	ck_assert_str_eq(ptr, "ab");
	free(ptr);
}
END_TEST

START_TEST(xstrdup_slice_is_terminated)
{
	char *copy = xstrdup((struct str){"abc", 2});
	char *empty = xstrdup((struct str){NULL, 0});

	ck_assert_str_eq(copy, "ab");
	ck_assert_str_eq(empty, "");
	free(copy);
	free(empty);
}
END_TEST

/* The compiler must not see that the sizes are absurd. */
static volatile size_t absurd = SIZE_MAX - 8;

START_TEST(xmalloc_absurd_size_aborts)
{
	free(xmalloc(absurd));
}
END_TEST

START_TEST(xcalloc_overflow_aborts)
{
	free(xcalloc(absurd, 16));
}
END_TEST

START_TEST(xrealloc_absurd_size_aborts)
{
	free(xrealloc(NULL, absurd));
}
END_TEST

START_TEST(arena_alloc_absurd_size_aborts)
{
	struct arena arena = {0};

	arena_alloc(&arena, absurd);
}
END_TEST

START_TEST(arena_array_overflow_aborts)
{
	struct arena arena = {0};

	arena_array(&arena, absurd, 16);
}
END_TEST

static void add_abort_tests(TCase *tc)
{
	const char *fork_mode = getenv("CK_FORK");

	/* Without a fork (under a debugger) an abort would end the run. */
	if (fork_mode && strcmp(fork_mode, "no") == 0)
		return;
	tcase_add_test_raise_signal(tc, xmalloc_absurd_size_aborts, SIGABRT);
	tcase_add_test_raise_signal(tc, xcalloc_overflow_aborts, SIGABRT);
	tcase_add_test_raise_signal(tc, xrealloc_absurd_size_aborts, SIGABRT);
	tcase_add_test_raise_signal(
		tc, arena_alloc_absurd_size_aborts, SIGABRT);
	tcase_add_test_raise_signal(tc, arena_array_overflow_aborts, SIGABRT);
}

Suite *suite_base_arena(void)
{
	Suite *s = suite_create("base/arena");
	TCase *tc = tcase_create("arena");

	tcase_add_test(tc, arena_alloc_any_size_is_zeroed_and_aligned);
	tcase_add_test(tc, arena_alloc_many_blocks_do_not_overlap);
	tcase_add_test(tc, arena_alloc_big_request_keeps_room_of_the_head);
	tcase_add_test(tc, arena_alloc_counts_bytes_used);
	tcase_add_test(tc, arena_array_gives_zeroed_elements);
	tcase_add_test(tc, arena_str_copies_and_terminates);
	tcase_add_test(tc, arena_str_null_gives_empty_text);
	tcase_add_test(tc, arena_printf_short_and_long_is_whole);
	tcase_add_test(tc, arena_clear_keeps_one_usual_chunk);
	tcase_add_test(tc, arena_clear_lets_a_big_chunk_go);
	tcase_add_test(tc, arena_free_null_zeroed_or_twice_is_fine);
	tcase_add_test(tc, xmalloc_zero_bytes_is_not_null);
	tcase_add_test(tc, xrealloc_keeps_the_bytes);
	tcase_add_test(tc, xstrdup_slice_is_terminated);
	add_abort_tests(tc);
	suite_add_tcase(s, tc);
	return s;
}
