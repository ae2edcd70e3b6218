/* SPDX-License-Identifier: MIT */
/*
 * A line that begins with text at column 0 after a blank line closes every list
 * and quote. So only what may hold blank lines at the top level has to be
 * followed: fenced code, and HTML of kinds 1 to 5 (CommonMark 4.5, 4.6). What
 * lies inside a list item ends with the item, so the item's indentation is
 * followed as well. Where a line may mean two things and the difference
 * matters, no place to cut is found: that is always right.
 */
#include "md/md.h"

#define TAB_WIDTH   4 /* [col] */
#define CODE_INDENT 4 /* [col] a line indented so far opens nothing */
#define NUMBER_MAX  9 /* digits of a list's number */

struct line {
	struct str text; /* without indentation and line end */
	size_t indent;   /* [col] */
	size_t next;     /* [B] where the next line begins */
};

struct cutter {
	char fence; /* '`' or '~'; 0 outside a fence */
	size_t fence_len;
	const char *html_end; /* what ends the HTML block; NULL outside one */
	size_t item;          /* [col] content of the open list item; 0: none */
	bool is_item_empty;   /* it has no text yet */
	bool is_doubtful;     /* it may be no list item, or closed */
	bool is_maybe_html;   /* of a kind that ends at a blank line */
	bool was_blank;       /* the line before */
	bool is_lost;         /* where things stand is no longer known */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct line read_line(struct str bytes, size_t at)
{
	struct line line = {.indent = 0};
	size_t end = at + str_find_eol(str_sub(bytes, at, bytes.len));

	line.next = end + 1;
	if (line.next < bytes.len && bytes.ptr[end] == '\r' &&
		bytes.ptr[line.next] == '\n')
		line.next++;
	for (; at < end && is_blank(bytes.ptr[at]); at++)
		line.indent += bytes.ptr[at] == ' '
		                       ? 1
		                       : TAB_WIDTH - line.indent % TAB_WIDTH;
	line.text = str_sub(bytes, at, end);
	return line;
}

static char first_of(struct str text)
{
	if (text.len == 0)
		return '\0';
	return text.ptr[0];
}

static size_t run_of(struct str text, char c)
{
	size_t n = 0;

	while (n < text.len && text.ptr[n] == c)
		n++;
	return n;
}

static bool is_all_blank(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!is_blank(text.ptr[i]))
			return false;
	return true;
}

/* Length of the fence that the line opens, or 0. */
static size_t opens_fence(struct str text)
{
	char c = first_of(text);
	size_t n;

	if (c != '`' && c != '~')
		return 0;
	n = run_of(text, c);
	if (n < 3)
		return 0;
	/* "```x```" is code within a paragraph. */
	text = str_sub(text, n, text.len);
	return c == '`' && str_find(text, '`') < text.len ? 0 : n;
}

static bool closes_fence(const struct cutter *cutter, const struct line *line)
{
	size_t n = run_of(line->text, cutter->fence);

	return line->indent < CODE_INDENT && n >= cutter->fence_len &&
	       is_all_blank(str_sub(line->text, n, line->text.len));
}

static bool has_nocase(struct str text, struct str needle)
{
	for (size_t i = 0; i + needle.len <= text.len; i++)
		if (str_eq_nocase(str_sub(text, i, i + needle.len), needle))
			return true;
	return false;
}

/* The elements whose text is no Markdown: any one's end tag ends them. */
static const char *const raw_tags[] = {"script", "pre", "style", "textarea"};

#define RAW_END "</"

static bool ends_html(const char *end, struct str text)
{
	if (!str_eq(str_of(end), STR(RAW_END)))
		return str_search(text, str_of(end)) < text.len;
	for (size_t i = 0; i < ARRAY_LEN(raw_tags); i++) {
		char tag[16] = RAW_END;
		size_t len = sizeof(RAW_END) - 1;

		for (const char *c = raw_tags[i]; *c != '\0'; c++)
			tag[len++] = *c;
		tag[len++] = '>';
		if (has_nocase(text, (struct str){tag, len}))
			return true;
	}
	return false;
}

static bool opens_raw(struct str text)
{
	for (size_t i = 0; i < ARRAY_LEN(raw_tags); i++) {
		struct str tag = str_of(raw_tags[i]);
		size_t end = 1 + tag.len;

		if (str_eq_nocase(str_sub(text, 1, end), tag) &&
			(text.len == end || text.ptr[end] == '>' ||
				is_blank(text.ptr[end])))
			return true;
	}
	return false;
}

/* What ends the HTML block that may go over blank lines; NULL if it is none. */
static const char *opens_html(struct str text)
{
	if (text.len < 2 || text.ptr[0] != '<')
		return NULL;
	if (str_starts(text, STR("<!--")))
		return "-->";
	if (str_starts(text, STR("<![CDATA[")))
		return "]]>";
	if (text.ptr[1] == '?')
		return "?>";
	if (text.ptr[1] == '!')
		return ">";
	return opens_raw(text) ? RAW_END : NULL;
}

/* "---", "* * *" */
static bool is_rule(struct str text)
{
	char c = first_of(text);
	size_t count = 0;

	if (c != '-' && c != '*' && c != '_')
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == c)
			count++;
		else if (!is_blank(text.ptr[i]))
			return false;
	}
	return count >= 3;
}

/* Length of the list marker that the line begins with, or 0. */
static size_t marker_len(struct str text)
{
	size_t n = 0;

	if (text.len == 0)
		return 0;
	if (text.ptr[0] == '-' || text.ptr[0] == '*' || text.ptr[0] == '+') {
		n = 1;
	} else {
		while (n < text.len && text.ptr[n] >= '0' && text.ptr[n] <= '9')
			n++;
		if (n == 0 || n > NUMBER_MAX || n == text.len ||
			(text.ptr[n] != '.' && text.ptr[n] != ')'))
			return 0;
		n++;
	}
	return n == text.len || is_blank(text.ptr[n]) ? n : 0;
}

/* True if the marker can begin a list in the middle of a paragraph. */
static bool interrupts(const struct cutter *cutter, struct str marker)
{
	return !cutter->is_item_empty &&
	       (marker.len == 1 || str_eq(str_sub(marker, 0, 1), STR("1"))) &&
	       marker.len < 3;
}

static void open_item(
	struct cutter *cutter, const struct line *line, size_t len)
{
	struct str marker = str_sub(line->text, 0, len);
	struct str rest = str_sub(line->text, len, line->text.len);
	size_t start = line->indent + len, col = start;
	bool was_item = cutter->item > 0 && !cutter->is_doubtful;

	for (size_t i = 0; i < rest.len && is_blank(rest.ptr[i]); i++)
		col += rest.ptr[i] == ' ' ? 1 : TAB_WIDTH - col % TAB_WIDTH;
	cutter->is_item_empty = is_all_blank(rest);
	if (cutter->is_item_empty || col - start > CODE_INDENT)
		col = start + 1;
	cutter->item = col;
	cutter->is_doubtful =
		!was_item && !cutter->was_blank && !interrupts(cutter, marker);
	if (cutter->is_maybe_html)
		cutter->is_doubtful = true;
}

static void close_item(struct cutter *cutter)
{
	cutter->item = 0;
	cutter->is_item_empty = false;
	cutter->is_doubtful = cutter->is_maybe_html;
}

/* True if the line opened code or HTML at the top level. */
static bool open_block(struct cutter *cutter, struct str text)
{
	const char *html = opens_html(text);
	size_t fence = opens_fence(text);

	if (html == NULL && fence == 0)
		return false;
	/* What is already inside HTML opens nothing. */
	if (cutter->is_maybe_html)
		cutter->is_lost = true;
	if (fence > 0) {
		cutter->fence = text.ptr[0];
		cutter->fence_len = fence;
	} else if (!ends_html(html, text)) {
		cutter->html_end = html;
		/* cmark takes capitals alone after "<!". */
		if (str_eq(str_of(html), STR(">")))
			cutter->is_lost = true;
	}
	return true;
}

/* A line outside code and HTML and not inside a list item. */
static void follow_top(struct cutter *cutter, const struct line *line)
{
	size_t marker = marker_len(line->text);
	char c = line->text.ptr[0];
	bool is_lazy = !cutter->was_blank && !cutter->is_item_empty;

	if (line->indent >= CODE_INDENT) {
		if (!is_lazy)
			close_item(cutter);
	} else if (open_block(cutter, line->text) || is_rule(line->text) ||
		   c == '#' || c == '>') {
		close_item(cutter);
	} else if (marker > 0) {
		open_item(cutter, line, marker);
	} else {
		if (!is_lazy)
			close_item(cutter);
		if (c == '<')
			cutter->is_maybe_html = true;
		/* It may end the list, or be a paragraph's lazy line. */
		cutter->is_doubtful = is_lazy || cutter->is_maybe_html;
	}
}

static bool is_in_item(struct cutter *cutter, const struct line *line)
{
	if (cutter->item == 0 || line->indent < cutter->item)
		return false;
	cutter->is_item_empty = false;
	if (cutter->is_doubtful && line->indent < CODE_INDENT &&
		(opens_fence(line->text) > 0 || opens_html(line->text) != NULL))
		cutter->is_lost = true;
	return true;
}

static void follow(struct cutter *cutter, const struct line *line)
{
	bool is_empty = line->text.len == 0;

	if (cutter->fence != 0) {
		if (closes_fence(cutter, line))
			cutter->fence = 0;
	} else if (cutter->html_end != NULL) {
		if (ends_html(cutter->html_end, line->text))
			cutter->html_end = NULL;
	} else if (is_empty) {
		cutter->is_maybe_html = false;
		/* An item may begin with one blank line at most: its own. */
		if (cutter->is_item_empty)
			close_item(cutter);
	} else if (!is_in_item(cutter, line)) {
		follow_top(cutter, line);
	}
	cutter->was_blank = is_empty;
}

/* A paragraph or a heading at column 0: nothing that goes on. */
static bool begins_afresh(const struct line *line)
{
	unsigned char c;

	if (line->indent > 0 || line->text.len == 0)
		return false;
	c = (unsigned char)line->text.ptr[0];
	return c == '#' || c >= 0x80 || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

size_t md_cut(struct str bytes, size_t min)
{
	struct cutter cutter = {0};
	size_t at = str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
	struct line line;

	for (; at < bytes.len && !cutter.is_lost; at = line.next) {
		line = read_line(bytes, at);
		if (at >= min && cutter.was_blank && cutter.fence == 0 &&
			cutter.html_end == NULL && begins_afresh(&line))
			return at;
		follow(&cutter, &line);
	}
	return bytes.len;
}
