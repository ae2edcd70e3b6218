/* SPDX-License-Identifier: MIT */
#include "layout/active.h"

static const struct {
	enum role role;
	style_t bits;
	bool is_link;
} span_styles[DOC_SPAN_KIND_COUNT] = {
	[DOC_SPAN_EMPH] = {ROLE_COUNT, STYLE_EMPH, false},
	[DOC_SPAN_STRONG] = {ROLE_COUNT, STYLE_STRONG, false},
	[DOC_SPAN_CODE] = {ROLE_CODE, 0, false},
	[DOC_SPAN_HTML] = {ROLE_DIM, 0, false},
	[DOC_SPAN_IMAGE] = {ROLE_DIM, 0, false},
	[DOC_SPAN_LINK] = {ROLE_LINK, 0, true},
	[DOC_SPAN_SEC] = {ROLE_LINK, 0, true},
	[DOC_SPAN_REF] = {ROLE_REF, 0, true},
	[DOC_SPAN_NOTE] = {ROLE_NOTE, 0, true},
	[DOC_SPAN_TERM] = {ROLE_TERM, 0, true},
};

static bool is_styled(
	const struct layout_opts *opts, const struct doc_span *span)
{
	if (!span_styles[span->kind].is_link)
		return true;
	if (opts->marks == MARKS_NONE)
		return false;
	return opts->marks == MARKS_ALL || !span->is_marked;
}

/*
 * Where a span's offset is in the text: a label before it shifts it, and so
 * does what of the leaf is left out. What begins there begins the text.
 */
static uint32_t place(const struct flow_text *text, uint32_t offset)
{
	const uint32_t at = offset + text->lead;

	return at > text->from ? at - text->from : 0;
}

static uint32_t until(const struct active *active, const struct flow_text *text)
{
	uint32_t min = UINT32_MAX;

	if (active->next < text->span_count)
		min = place(text, text->spans[active->next].start);
	for (int i = 0; i < active->count; i++)
		if (place(text, active->open[i]->end) < min)
			min = place(text, active->open[i]->end);
	return min;
}

static void move(
	struct active *active, const struct flow_text *text, uint32_t at)
{
	int kept = 0;

	for (int i = 0; i < active->count; i++)
		if (place(text, active->open[i]->end) > at)
			active->open[kept++] = active->open[i];
	active->count = kept;
	while (active->next < text->span_count &&
		place(text, text->spans[active->next].start) <= at) {
		const struct doc_span *span = &text->spans[active->next++];

		if (place(text, span->end) > at && active->count < ACTIVE_MAX)
			active->open[active->count++] = span;
	}
	active->until = until(active, text);
}

static uint16_t add_link(struct flow *flow, const struct flow_text *text,
	const struct doc_span *span)
{
	struct lines *out = flow->out;
	const uint32_t leaf = text->base - text->from;
	struct link link = {span, leaf + span->start, leaf + span->end};
	size_t i = out->links.len;

	/* The spans open now were added last: look from the end, and not far.
	 */
	while (i > 0 && out->links.len - i < ACTIVE_MAX)
		if (out->links.ptr[--i].span == span)
			return (uint16_t)(i + 1);
	if (out->links.len >= UINT16_MAX - 1)
		return 0;
	vec_push(&out->links, link);
	return (uint16_t)out->links.len;
}

static void set_style(
	struct active *active, struct flow *flow, const struct flow_text *text)
{
	style_t role = text->style & STYLE_ROLE;
	style_t bits = text->style & (style_t)~STYLE_ROLE;

	active->link = 0;
	for (int i = 0; i < active->count; i++) {
		const struct doc_span *span = active->open[i];

		if (span_styles[span->kind].is_link)
			active->link = add_link(flow, text, span);
		if (!is_styled(flow->opts, span))
			continue;
		bits |= span_styles[span->kind].bits;
		if (span_styles[span->kind].role != ROLE_COUNT)
			role = (style_t)span_styles[span->kind].role;
	}
	active->style = (style_t)(role | bits);
}

/* A reference or note belongs to the word before it: no line begins with it. */
static bool begins_call(
	const struct active *active, const struct flow_text *text, uint32_t at)
{
	for (int i = 0; i < active->count; i++) {
		const struct doc_span *span = active->open[i];

		if ((span->kind == DOC_SPAN_REF ||
			    span->kind == DOC_SPAN_NOTE) &&
			place(text, span->start) == at)
			return true;
	}
	return false;
}

void active_init(struct active *active, const struct flow_text *text)
{
	*active = (struct active){.style = text->style};
	active->until = until(active, text);
}

bool active_move(struct active *active, struct flow *flow,
	const struct flow_text *text, uint32_t at)
{
	move(active, text, at);
	set_style(active, flow, text);
	return begins_call(active, text, at);
}
