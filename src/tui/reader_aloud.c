/* SPDX-License-Identifier: MIT */
/* The sentence that is being read aloud, on the page. */
#include "tui/reader_impl.h"

void reader_speak(struct reader *reader, int unit, struct range range)
{
	struct laid *laid = reader_laid(reader, unit);
	const bool is_stacked = reader_is_stacked(reader);
	int first, last;

	if (laid == NULL)
		return;
	focus_clear(reader);
	reader->match_unit = CORPUS_NONE;
	reader->at = CORPUS_NONE;
	reader->spoken_unit = unit;
	reader->spoken = range;
	first = laid_row_of(laid, range.start, is_stacked);
	last = laid_row_of(laid, range.end > 0 ? range.end - 1 : 0, is_stacked);
	if (reader_has_row(reader, unit, first) &&
		(reader_has_row(reader, unit, last) ||
			last - first >= reader->rows))
		return;
	reader->top = unit;
	reader->top_row = first;
	reader_scroll(reader, -reader->rows / 4);
	reader_clamp(reader);
	reader_moved(reader);
}

void reader_hush(struct reader *reader)
{
	if (reader->spoken_unit == CORPUS_NONE)
		return;
	reader->at = reader->spoken_unit;
	reader->spoken_unit = CORPUS_NONE;
}

bool reader_spoken(const struct reader *reader, int *unit, struct range *range)
{
	*unit = reader->spoken_unit;
	*range = reader->spoken;
	return reader->spoken_unit != CORPUS_NONE;
}
