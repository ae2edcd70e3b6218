/* SPDX-License-Identifier: MIT */
#include "exchange/hints.h"
#include "exchange/pairs.h"
#include "exchange/po.h"

#include <inttypes.h>
#include <time.h>

/* In the order of enum unit_state; the reader has the same. */
static const char *const states[] = {
	[UNIT_UNSAID] = "undeclared",
	[UNIT_NEW] = "new",
	[UNIT_DRAFT] = "draft",
	[UNIT_TRANSLATED] = "translated",
	[UNIT_REVIEWED] = "reviewed",
};

static const char *const kinds[] = {
	[UNIT_HEADING] = "heading",
	[UNIT_PARA] = "paragraph",
	[UNIT_ITEM] = "item of a list",
	[UNIT_CAPTION] = "caption of a figure",
};

static void put_escaped(struct str text, struct buf *out)
{
	buf_byte(out, '"');
	for (size_t i = 0; i < text.len; i++)
		switch (text.ptr[i]) {
		case '"':
		case '\\':
			buf_byte(out, '\\');
			buf_byte(out, text.ptr[i]);
			break;
		case '\n':
			buf_cstr(out, "\\n");
			break;
		case '\t':
			buf_cstr(out, "\\t");
			break;
		default:
			buf_byte(out, text.ptr[i]);
		}
	buf_cstr(out, "\"\n");
}

/* A line of the text on a line of its own, if there are more. */
static void put_string(const char *keyword, struct str text, struct buf *out)
{
	buf_printf(out, "%s ", keyword);
	if (str_find(text, '\n') == text.len) {
		put_escaped(text, out);
		return;
	}
	buf_cstr(out, "\"\"\n");
	while (text.len > 0) {
		const size_t end = str_find(text, '\n') + 1;

		put_escaped(str_sub(text, 0, end), out);
		text = str_sub(text, end, text.len);
	}
}

static void put_pair(const struct export_wish *wish, const struct pairs *pairs,
	const struct pair *pair, struct buf *out)
{
	const struct text_unit *target = pair->target;
	struct buf context = {0}, terms = {0};

	buf_printf(out, "\n#. %s\n", kinds[pair->source->kind]);
	hints_terms(wish, pair->source, &terms);
	if (terms.len > 0)
		buf_printf(out, "#. %s\n", terms.ptr);
	if (target != NULL)
		buf_printf(out, "#. koine: %s %016" PRIx64 "\n",
			states[pair->state], form_hash(target->text));
	buf_printf(
		out, "#: %s:%d\n", pairs->source.file.ptr, pair->source->line);
	if (pair->state == UNIT_DRAFT)
		buf_cstr(out, "#, fuzzy\n");
	buf_printf(&context, "%s %.*s", tier_name(wish->target.tier),
		STR_ARG(pair->source->id));
	put_string("msgctxt", buf_view(&context), out);
	put_string("msgid", pair->source->md, out);
	put_string("msgstr", target != NULL ? target->md : STR(""), out);
	buf_release(&context);
	buf_release(&terms);
}

/* ---- the header ---- */

static void put_dates(int64_t now, struct buf *out)
{
	const time_t seconds = (time_t)now;
	char text[32] = "1970-01-01 00:00+0000";
	struct tm tm;

	if (gmtime_r(&seconds, &tm) != NULL)
		strftime(text, sizeof(text), "%Y-%m-%d %H:%M+0000", &tm);
	buf_printf(out, "\"POT-Creation-Date: %s\\n\"\n", text);
	buf_printf(out, "\"PO-Revision-Date: %s\\n\"\n", text);
}

/* "zh", or "zh/full" where the translations are of other tiers. */
static void put_source(
	const struct export_wish *wishes, int count, struct buf *out)
{
	bool is_same = true;

	for (int i = 0; i < count; i++)
		is_same = is_same &&
		          wishes[i].source.tier == wishes[i].target.tier;
	buf_printf(out, "\"X-Koine-Source: %s",
		corpus_lang_tag(wishes[0].work, wishes[0].source.lang));
	if (!is_same)
		buf_printf(out, "/%s", tier_name(wishes[0].source.tier));
	buf_cstr(out, "\\n\"\n");
}

static void put_header(const struct export_wish *wishes, int count, int part,
	const struct buf *bases, struct buf *out)
{
	const struct work *work = wishes[0].work;
	const struct str id = corpus_item(work, part)->id;
	const char *lang = corpus_lang_tag(work, wishes[0].target.lang);

	buf_printf(out, "# %.*s, %.*s, %s\n", STR_ARG(corpus_id(work)),
		STR_ARG(id), lang);
	buf_cstr(out, "msgid \"\"\nmsgstr \"\"\n");
	buf_printf(out, "\"Project-Id-Version: %.*s %d\\n\"\n",
		STR_ARG(corpus_id(work)), corpus_edition(work));
	put_dates(wishes[0].now, out);
	buf_printf(out,
		"\"Report-Msgid-Bugs-To: \\n\"\n"
		"\"Last-Translator: Automatically generated\\n\"\n"
		"\"Language-Team: none\\n\"\n"
		"\"Language: %s\\n\"\n\"MIME-Version: 1.0\\n\"\n",
		lang);
	buf_cstr(out, "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		      "\"Content-Transfer-Encoding: 8bit\\n\"\n");
	put_source(wishes, count, out);
	buf_printf(out, "\"X-Koine-Base:%s\\n\"\n", bases->ptr);
}

/* ---- the file ---- */

static bool put_tier(const struct export_wish *wish, int part,
	struct buf *bases, struct buf *body, struct export_count *count,
	struct err *err)
{
	struct pairs pairs;

	if (!pairs_read(wish, part, &pairs, err))
		return false;
	buf_printf(bases, " %s=%016" PRIx64, tier_name(wish->target.tier),
		units_fingerprint(&pairs.target));
	for (size_t i = 0; i < pairs.rows.len; i++)
		put_pair(wish, &pairs, &pairs.rows.ptr[i], body);
	count->units += (int)pairs.rows.len;
	count->left += pairs.left;
	pairs_release(&pairs);
	return true;
}

bool po_write(const struct export_wish *wishes, int wish_count, int part,
	struct export_count *count, struct buf *out, struct err *err)
{
	struct buf bases = {0}, body = {0};
	bool is_written = true;

	for (int i = 0; is_written && i < wish_count; i++)
		is_written =
			put_tier(&wishes[i], part, &bases, &body, count, err);
	if (is_written && body.len > 0) {
		put_header(wishes, wish_count, part, &bases, out);
		buf_str(out, buf_view(&body));
	}
	buf_release(&bases);
	buf_release(&body);
	return is_written;
}
