/* SPDX-License-Identifier: MIT */
/* The thing in focus: terms, references, notes and links, one after another. */
#include "tui/reader_impl.h"

void focus_clear(struct reader *reader)
{
	reader->focus_span = NULL;
	reader->focus = -1;
}

void focus_find(struct reader *reader)
{
	reader->focus = -1;
	for (size_t i = 0; i < reader->spots.len; i++)
		if (reader->focus_span == reader->spots.ptr[i].span &&
			reader->focus_unit == reader->spots.ptr[i].unit)
			reader->focus = (int)i;
}

/* Unmarked terms open by K, but Tab does not stop at what cannot be seen. */
static bool is_stop(const struct spot *spot, bool with_terms)
{
	return with_terms || !spot->span->is_marked;
}

static void put_focus(struct reader *reader, int index)
{
	reader->focus = index;
	reader->focus_span = reader->spots.ptr[index].span;
	reader->focus_unit = reader->spots.ptr[index].unit;
}

static bool focus_on_screen(
	struct reader *reader, int from, int step, bool with_terms)
{
	for (int i = from; i >= 0 && i < (int)reader->spots.len; i += step)
		if (is_stop(&reader->spots.ptr[i], with_terms)) {
			put_focus(reader, i);
			return true;
		}
	return false;
}

bool reader_step_focus(struct reader *reader, int step, bool with_terms)
{
	const int last = (int)reader->spots.len - 1;
	const int from = reader->focus >= 0 ? reader->focus + step
	                 : step > 0         ? 0
	                                    : last;

	return focus_on_screen(reader, from, step, with_terms);
}

/* Draws the page in memory only, to know its spots. */
static void look(struct reader *reader)
{
	struct frame frame = {0};

	frame_init(&frame, reader->rows, reader->cols);
	reader_paint(reader, &frame);
	frame_release(&frame);
}

void focus_move(struct reader *reader, int step)
{
	const bool with_terms = reader->page.marks == MARKS_ALL;
	int last;

	if (reader_step_focus(reader, step, with_terms))
		return;
	/* Nothing more on this page: the next one, until there is something. */
	for (;;) {
		int top = reader->top, row = reader->top_row;

		reader_scroll(reader,
			step * (reader->rows > 2 ? reader->rows - 2 : 1));
		if (reader->top == top && reader->top_row == row)
			return;
		look(reader);
		last = (int)reader->spots.len - 1;
		if (focus_on_screen(
			    reader, step > 0 ? 0 : last, step, with_terms))
			return;
	}
}

void reader_set_focus(struct reader *reader, const struct spot *spot)
{
	reader->focus_span = spot->span;
	reader->focus_unit = spot->unit;
}

const struct spot *reader_focus(const struct reader *reader)
{
	if (reader->focus < 0 || reader->focus >= (int)reader->spots.len)
		return NULL;
	return &reader->spots.ptr[reader->focus];
}

size_t reader_spots(const struct reader *reader, const struct spot **spots)
{
	*spots = reader->spots.ptr;
	return reader->spots.len;
}

void reader_set_spots(
	struct reader *reader, const struct spot *spots, size_t count)
{
	vec_clear(&reader->spots);
	for (size_t i = 0; i < count; i++)
		vec_push(&reader->spots, spots[i]);
	focus_find(reader);
}

void reader_clear_focus(struct reader *reader)
{
	focus_clear(reader);
}

const struct doc_span *reader_focus_span(const struct reader *reader, int *unit)
{
	*unit = reader->focus_unit;
	return reader->focus_span;
}
