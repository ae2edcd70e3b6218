/* SPDX-License-Identifier: MIT */
/* A lesson's own words as its file in another language has them. */
#include "corpus/lesson.h"

static const struct lesson_part *own_at(const struct lesson *lesson, size_t at)
{
	const struct lesson_part *part = &lesson->parts.ptr[at];

	return part->kind == LESSON_OWN ? part : NULL;
}

static bool is_heading(const struct lesson *lesson, size_t at)
{
	const struct lesson_part *part = own_at(lesson, at);

	return part != NULL && part->node->kind == DOC_HEADING;
}

/* The first heading from `at` on, or the end. */
static size_t heading_from(const struct lesson *lesson, size_t at)
{
	while (at < lesson->parts.len && !is_heading(lesson, at))
		at++;
	return at;
}

static size_t next_own(const struct lesson *lesson, size_t at, size_t end)
{
	while (at < end && own_at(lesson, at) == NULL)
		at++;
	return at;
}

static size_t count_own(const struct lesson *lesson, size_t at, size_t end)
{
	size_t count = 0;

	for (; (at = next_own(lesson, at, end)) < end; at++)
		count++;
	return count;
}

static bool has_same_headings(const struct lesson *a, const struct lesson *b)
{
	size_t i = heading_from(a, 0), j = heading_from(b, 0);

	while (i < a->parts.len && j < b->parts.len) {
		if (a->parts.ptr[i].node->level != b->parts.ptr[j].node->level)
			return false;
		i = heading_from(a, i + 1);
		j = heading_from(b, j + 1);
	}
	return i == a->parts.len && j == b->parts.len;
}

static void put(struct lesson_words *words, size_t at,
	const struct lesson *other, size_t from)
{
	const struct lesson_part *part = &other->parts.ptr[from];

	words[at] = (struct lesson_words){part->node, part->lang};
}

void lesson_join(struct lesson *lesson, const struct lesson *other, int lang)
{
	struct lesson_words *words = ARENA_ARRAY(
		&lesson->arena, struct lesson_words, lesson->parts.len + 1);
	size_t i = 0, j = 0;

	if (!has_same_headings(lesson, other))
		return;
	lesson->words[lang] = words;
	while (true) {
		const size_t end = heading_from(lesson, i),
			     until = heading_from(other, j);
		const bool is_alike =
			count_own(lesson, i, end) == count_own(other, j, until);

		for (; is_alike && (i = next_own(lesson, i, end)) < end; i++) {
			j = next_own(other, j, until);
			put(words, i, other, j++);
		}
		if (end == lesson->parts.len)
			return;
		put(words, end, other, until);
		i = end + 1;
		j = until + 1;
	}
}

struct lesson_words lesson_own(const struct lesson *lesson, size_t at, int lang)
{
	const struct lesson_part *part = &lesson->parts.ptr[at];

	if (lesson->words[lang] != NULL && lesson->words[lang][at].node != NULL)
		return lesson->words[lang][at];
	return (struct lesson_words){part->node, part->lang};
}
