/* SPDX-License-Identifier: MIT */
/* Syllables of pinyin as phrases for the table of sounds. */
#include "search/plan_impl.h"

#define SOUND_WAYS 8 /* syllables of a line that may be another reading */

/* One line "ren gong n*" with its syllable `other` as a second reading. */
static void put_line(struct str line, size_t other, struct buf *out)
{
	const bool is_open = str_ends(line, STR("*"));
	struct buf phrase = {0};
	struct str syllable;

	if (is_open)
		line.len--;
	for (size_t i = 0; str_split(&line, ' ', &syllable); i++) {
		if (i > 0)
			buf_byte(&phrase, ' ');
		if (i == other)
			buf_byte(&phrase, TERM_STEM);
		buf_str(&phrase, syllable);
	}
	plan_put_string(out, buf_view(&phrase));
	if (is_open)
		buf_cstr(out, " *");
	buf_release(&phrase);
}

static size_t syllable_count(struct str line)
{
	struct str syllable;
	size_t count = 0;

	while (str_split(&line, ' ', &syllable))
		count++;
	return count;
}

/* Each line by its usual readings, and with one other at each place. */
static void put_lines(struct str lines, size_t start, struct buf *out)
{
	struct str line;

	while (str_split(&lines, '\n', &line)) {
		const size_t count = syllable_count(line);

		if (line.len == 0)
			continue;
		plan_put_or(out, start);
		put_line(line, SIZE_MAX, out);
		for (size_t i = 0; i < count && i < SOUND_WAYS; i++) {
			plan_put_or(out, start);
			put_line(line, i, out);
		}
	}
}

bool plan_sounds(const struct plan *plan, struct buf *out)
{
	const struct query *query = plan->query;
	const size_t start = out->len;
	struct buf all = {0};

	for (size_t i = 0; i < query->atom_count; i++) {
		if (!plan->atoms[i].is_sound ||
			plan->atoms[i].more.syllables.len == 0)
			continue;
		if (query->atoms[i].is_or)
			all.len--; /* into the group before it */
		else
			buf_cstr(&all, all.len > 0 ? " AND (" : "(");
		if (query->atoms[i].is_or)
			buf_cstr(&all, " OR ");
		put_lines(plan->atoms[i].more.syllables, all.len, &all);
		buf_byte(&all, ')');
	}
	if (all.len > 0) {
		buf_byte(out, '(');
		buf_str(out, buf_view(&all));
		buf_byte(out, ')');
		put_lines(plan->syllables, start, out);
	}
	buf_release(&all);
	return out->len > start;
}

bool plan_likely_sounds(const struct plan *plan, struct buf *out)
{
	struct str lines = plan->syllables;
	size_t sounds = 0;
	struct str line;

	for (size_t i = 0; i < plan->query->atom_count; i++) {
		const struct plan_atom *atom = &plan->atoms[i];

		if (!atom->is_sound || atom->more.syllables.len == 0)
			continue;
		if (sounds++ == 0 && plan->syllables.len == 0)
			lines = atom->more.syllables;
	}
	if (sounds == 0 || (sounds > 1 && plan->syllables.len == 0) ||
		!str_split(&lines, '\n', &line))
		return false;
	if (str_ends(line, STR("*")))
		line.len--;
	put_line(line, SIZE_MAX, out);
	return true;
}
