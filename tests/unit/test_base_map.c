/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_base_map(void);

START_TEST(map_get_zeroed_finds_nothing)
{
	struct map map = {0};

	ck_assert_ptr_null(map_get(&map, STR("x")));
	map_release(&map);
	map_release(NULL);
}
END_TEST

START_TEST(map_put_new_key_returns_null)
{
	struct map map = {0};
	int value = 1;

	ck_assert_ptr_null(map_put(&map, STR("x"), &value));
	ck_assert_ptr_eq(map_get(&map, STR("x")), &value);
	ck_assert_ptr_null(map_get(&map, STR("y")));
	ck_assert_uint_eq(map.len, 1);
	map_release(&map);
}
END_TEST

START_TEST(map_put_old_key_returns_former_value)
{
	struct map map = {0};
	int first = 1;
	int second = 2;

	map_put(&map, STR("x"), &first);
	ck_assert_ptr_eq(map_put(&map, STR("x"), &second), &first);
	ck_assert_ptr_eq(map_get(&map, STR("x")), &second);
	ck_assert_uint_eq(map.len, 1);
	map_release(&map);
}
END_TEST

START_TEST(map_put_empty_key_is_a_key)
{
	struct map map = {0};
	int value = 1;

	map_put(&map, (struct str){NULL, 0}, &value);
	ck_assert_ptr_eq(map_get(&map, STR("")), &value);
	map_release(&map);
}
END_TEST

START_TEST(map_put_many_keys_are_all_found)
{
	static char keys[5000][8];
	struct map map = {0};

	for (int i = 0; i < 5000; i++) {
		snprintf(keys[i], sizeof(keys[i]), "%d", i);
		map_put(&map, str_of(keys[i]), keys[i]);
	}
	ck_assert_uint_eq(map.len, 5000);
	for (int i = 0; i < 5000; i++)
		ck_assert_ptr_eq(map_get(&map, str_of(keys[i])), keys[i]);
	ck_assert_ptr_null(map_get(&map, STR("5000")));
	map_release(&map);
}
END_TEST

START_TEST(map_put_keys_may_hold_nul)
{
	struct map map = {0};
	int a = 1;
	int b = 2;

	map_put(&map, STR("x\0a"), &a);
	map_put(&map, STR("x\0b"), &b);
	ck_assert_ptr_eq(map_get(&map, STR("x\0a")), &a);
	ck_assert_ptr_eq(map_get(&map, STR("x\0b")), &b);
	map_release(&map);
}
END_TEST

START_TEST(map_put_two_maps_have_two_seeds)
{
	struct map a = {0};
	struct map b = {0};
	int value = 1;

	map_put(&a, STR("x"), &value);
	map_put(&b, STR("x"), &value);
	ck_assert_uint_ne(a.seed, b.seed);
	map_release(&a);
	map_release(&b);
}
END_TEST

/* The vectors of the FNV authors. */
START_TEST(map_hash_seed_zero_is_fnv1a)
{
	ck_assert_uint_eq(map_hash(STR(""), 0), 0xcbf29ce484222325u);
	ck_assert_uint_eq(map_hash(STR("a"), 0), 0xaf63dc4c8601ec8cu);
	ck_assert_uint_eq(map_hash(STR("foobar"), 0), 0x85944171f73967e8u);
}
END_TEST

START_TEST(map_hash_other_seed_is_another_hash)
{
	ck_assert_uint_ne(map_hash(STR("a"), 1), map_hash(STR("a"), 2));
}
END_TEST

START_TEST(map_put_null_value_aborts)
{
	struct map map = {0};

	map_put(&map, STR("x"), NULL);
}
END_TEST

Suite *suite_base_map(void)
{
	Suite *s = suite_create("base/map");
	TCase *tc = tcase_create("map");
	const char *fork_mode = getenv("CK_FORK");

	tcase_add_test(tc, map_get_zeroed_finds_nothing);
	tcase_add_test(tc, map_put_new_key_returns_null);
	tcase_add_test(tc, map_put_old_key_returns_former_value);
	tcase_add_test(tc, map_put_empty_key_is_a_key);
	tcase_add_test(tc, map_put_many_keys_are_all_found);
	tcase_add_test(tc, map_put_keys_may_hold_nul);
	tcase_add_test(tc, map_put_two_maps_have_two_seeds);
	tcase_add_test(tc, map_hash_seed_zero_is_fnv1a);
	tcase_add_test(tc, map_hash_other_seed_is_another_hash);
	/* Without a fork (under a debugger) an abort would end the run. */
	if (!fork_mode || strcmp(fork_mode, "no") != 0)
		tcase_add_test_raise_signal(
			tc, map_put_null_value_aborts, SIGABRT);
	suite_add_tcase(s, tc);
	return s;
}
