/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include <check.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>

Suite *suite_base_vec(void);

START_TEST(vec_push_many_keeps_order)
{
	VEC(int) v = {0};

	for (int i = 0; i < 1000; i++)
		vec_push(&v, i);
	ck_assert_uint_eq(v.len, 1000);
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(v.ptr[i], i);
	vec_release(&v);
}
END_TEST

START_TEST(vec_push_structs_copies_them)
{
	VEC(struct str) v = {0};

	vec_push(&v, STR("a"));
	vec_push(&v, STR("bc"));
	ck_assert(str_eq(v.ptr[1], STR("bc")));
	vec_release(&v);
}
END_TEST

START_TEST(vec_clear_keeps_the_memory)
{
	VEC(char) v = {0};
	size_t cap;

	vec_push(&v, 'x');
	cap = v.cap;
	vec_clear(&v);
	ck_assert_uint_eq(v.len, 0);
	ck_assert_uint_eq(v.cap, cap);
	vec_release(&v);
}
END_TEST

START_TEST(vec_release_zeroed_or_twice_is_fine)
{
	VEC(char) v = {0};

	vec_release(&v);
	vec_push(&v, 'x');
	vec_release(&v);
	vec_release(&v);
	ck_assert_ptr_null(v.ptr);
	ck_assert_uint_eq(v.len + v.cap, 0);
}
END_TEST

START_TEST(vec_grow_doubles)
{
	size_t cap = 0;
	int *ptr = vec_grow(NULL, &cap, sizeof(*ptr));
	size_t first = cap;

	ck_assert_uint_ge(first, 1);
	ptr[0] = 7;
	ptr = vec_grow(ptr, &cap, sizeof(*ptr));
	ck_assert_uint_eq(cap, 2 * first);
	ck_assert_int_eq(ptr[0], 7);
	free(ptr);
}
END_TEST

START_TEST(vec_grow_overflow_aborts)
{
	size_t cap = SIZE_MAX / 8;

	free(vec_grow(NULL, &cap, 16));
}
END_TEST

Suite *suite_base_vec(void)
{
	Suite *s = suite_create("base/vec");
	TCase *tc = tcase_create("vec");
	const char *fork_mode = getenv("CK_FORK");

	tcase_add_test(tc, vec_push_many_keeps_order);
	tcase_add_test(tc, vec_push_structs_copies_them);
	tcase_add_test(tc, vec_clear_keeps_the_memory);
	tcase_add_test(tc, vec_release_zeroed_or_twice_is_fine);
	tcase_add_test(tc, vec_grow_doubles);
	/* Without a fork (under a debugger) an abort would end the run. */
	if (!fork_mode || strcmp(fork_mode, "no") != 0)
		tcase_add_test_raise_signal(
			tc, vec_grow_overflow_aborts, SIGABRT);
	suite_add_tcase(s, tc);
	return s;
}
