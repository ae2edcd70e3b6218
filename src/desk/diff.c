/* SPDX-License-Identifier: MIT */
#include "desk/diff.h"

#include "base/arena.h"

#include <stdlib.h>

/* Cells of the table of common words; more are not compared one by one. */
#define CELLS_MAX ((size_t)4 << 20)

struct words {
	VEC(struct str) list;
};

static void split(struct str text, struct brk *brk, struct words *words)
{
	uint8_t *flags = xmalloc(text.len + 1);
	size_t start = 0;

	brk_marks(brk, text, BRK_GRAPHEME | BRK_WORD, flags);
	for (size_t i = 1; i <= text.len; i++) {
		const uint8_t want = BRK_GRAPHEME | BRK_WORD;

		if (i < text.len && (flags[i] & want) != want)
			continue;
		vec_push(&words->list, str_sub(text, start, i));
		start = i;
	}
	free(flags);
}

/* ---- runs ---- */

static void add(struct diff *out, enum diff_kind kind, const struct words *from,
	size_t first, size_t end)
{
	const struct str *words = from->list.ptr;
	struct diff_run run = {.kind = kind};

	if (first == end)
		return;
	run.text.ptr = words[first].ptr;
	run.text.len = (size_t)(words[end - 1].ptr - words[first].ptr) +
	               words[end - 1].len;
	vec_push(&out->runs, run);
}

/* ---- the longest common subsequence ---- */

struct middle {
	const struct words *old, *new_words;
	size_t a, a_end, b, b_end; /* what is left between the same ends */
	uint16_t *length;          /* [a][b]: of what is common from there on */
};

static bool is_same(const struct middle *m, size_t a, size_t b)
{
	return str_eq(m->old->list.ptr[a], m->new_words->list.ptr[b]);
}

static uint16_t *cell(const struct middle *m, size_t a, size_t b)
{
	return &m->length[(a - m->a) * (m->b_end - m->b + 1) + (b - m->b)];
}

static void fill(const struct middle *m)
{
	for (size_t a = m->a_end; a-- > m->a;)
		for (size_t b = m->b_end; b-- > m->b;) {
			const uint16_t down = *cell(m, a + 1, b);
			const uint16_t right = *cell(m, a, b + 1);

			*cell(m, a, b) =
				is_same(m, a, b)
					? (uint16_t)(*cell(m, a + 1, b + 1) + 1)
				: down > right ? down
					       : right;
		}
}

/* What is removed and added up to the next common word. */
static void walk(const struct middle *m, struct diff *out)
{
	size_t a = m->a, b = m->b;

	while (a < m->a_end || b < m->b_end) {
		const size_t from_a = a, from_b = b;

		while (a < m->a_end && b < m->b_end && is_same(m, a, b)) {
			a++;
			b++;
		}
		add(out, DIFF_SAME, m->new_words, from_b, b);
		if (b > from_b)
			continue;
		while ((a < m->a_end || b < m->b_end) &&
			!(a < m->a_end && b < m->b_end && is_same(m, a, b))) {
			if (b == m->b_end ||
				(a < m->a_end && *cell(m, a + 1, b) >=
							 *cell(m, a, b + 1)))
				a++;
			else
				b++;
		}
		add(out, DIFF_REMOVED, m->old, from_a, a);
		add(out, DIFF_ADDED, m->new_words, from_b, b);
	}
}

static void compare(struct middle *m, struct diff *out)
{
	const size_t rows = m->a_end - m->a + 1, cols = m->b_end - m->b + 1;

	if (rows > UINT16_MAX || cols > UINT16_MAX || rows * cols > CELLS_MAX) {
		add(out, DIFF_REMOVED, m->old, m->a, m->a_end);
		add(out, DIFF_ADDED, m->new_words, m->b, m->b_end);
		return;
	}
	m->length = xcalloc(rows * cols, sizeof(*m->length));
	fill(m);
	walk(m, out);
	free(m->length);
}

bool diff_words(
	struct str old, struct str new_text, struct brk *brk, struct diff *out)
{
	struct words a = {0}, b = {0};
	struct middle m = {.old = &a, .new_words = &b};

	split(old, brk, &a);
	split(new_text, brk, &b);
	m.a_end = a.list.len;
	m.b_end = b.list.len;
	while (m.a < m.a_end && m.b < m.b_end && is_same(&m, m.a, m.b)) {
		m.a++;
		m.b++;
	}
	while (m.a_end > m.a && m.b_end > m.b &&
		is_same(&m, m.a_end - 1, m.b_end - 1)) {
		m.a_end--;
		m.b_end--;
	}
	add(out, DIFF_SAME, &b, 0, m.b);
	compare(&m, out);
	add(out, DIFF_SAME, &b, m.b_end, b.list.len);
	vec_release(&a.list);
	vec_release(&b.list);
	return !str_eq(old, new_text);
}

void diff_release(struct diff *diff)
{
	vec_release(&diff->runs);
}
