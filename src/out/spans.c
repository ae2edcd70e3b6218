/* SPDX-License-Identifier: MIT */
#include "out/spans.h"

#define DEPTH_MAX 32

struct stack {
	const struct doc_span *open[DEPTH_MAX];
	int count;
};

struct walk {
	const struct doc_node *leaf;
	const struct span_sink *sink;
	void *ctx;
	struct stack stack;
};

static struct str span_text(
	const struct walk *walk, const struct doc_span *span)
{
	return str_sub(walk->leaf->text, span->start, span->end);
}

static void close_top(struct walk *walk)
{
	const struct doc_span *span = walk->stack.open[--walk->stack.count];

	walk->sink->close(walk->ctx, span, span_text(walk, span));
}

static void open_span(struct walk *walk, const struct doc_span *span)
{
	if (walk->stack.count == DEPTH_MAX)
		return;
	walk->stack.open[walk->stack.count++] = span;
	walk->sink->open(walk->ctx, span, span_text(walk, span));
}

/* Closes what ends at `at`; what was opened later but ends later is reopened.
 */
static void close_at(struct walk *walk, uint32_t at)
{
	const struct doc_span *again[DEPTH_MAX];
	int lowest = walk->stack.count, reopened = 0;

	for (int i = walk->stack.count - 1; i >= 0; i--)
		if (walk->stack.open[i]->end <= at)
			lowest = i;
	for (int i = lowest; i < walk->stack.count; i++)
		if (walk->stack.open[i]->end > at)
			again[reopened++] = walk->stack.open[i];
	while (walk->stack.count > lowest)
		close_top(walk);
	for (int i = 0; i < reopened; i++)
		open_span(walk, again[i]);
}

static uint32_t next_end(const struct walk *walk, uint32_t limit)
{
	for (int i = 0; i < walk->stack.count; i++)
		if (walk->stack.open[i]->end < limit)
			limit = walk->stack.open[i]->end;
	return limit;
}

static void put_text(struct walk *walk, uint32_t from, uint32_t to)
{
	if (from < to)
		walk->sink->text(walk->ctx, str_sub(walk->leaf->text, from, to),
			walk->stack.count > 0
				? walk->stack.open[walk->stack.count - 1]
				: NULL);
}

void spans_walk(const struct doc_node *leaf, bool skip_marked,
	const struct span_sink *sink, void *ctx)
{
	struct walk walk = {.leaf = leaf, .sink = sink, .ctx = ctx};
	uint32_t at = 0, end = (uint32_t)leaf->text.len;
	size_t next = 0;

	while (at < end || next < leaf->span_count) {
		uint32_t to;

		close_at(&walk, at);
		while (next < leaf->span_count &&
			leaf->spans[next].start <= at) {
			const struct doc_span *span = &leaf->spans[next++];

			if (span->end > span->start &&
				!(skip_marked && span->is_marked))
				open_span(&walk, span);
		}
		if (at >= end)
			break;
		to = next_end(&walk, end);
		if (next < leaf->span_count && leaf->spans[next].start < to)
			to = leaf->spans[next].start;
		put_text(&walk, at, to);
		at = to;
	}
	while (walk.stack.count > 0)
		close_top(&walk);
}
