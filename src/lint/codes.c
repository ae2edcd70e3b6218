/* SPDX-License-Identifier: MIT */
/* Code points that nobody sees, and normalization. */
#include "base/fs.h"
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "text/norm.h"
#include "text/utf8.h"

#include <stdlib.h>

/* Left out, drawn as nothing, or turning the order of what follows. */
static bool is_invisible(uint32_t cp)
{
	return (cp < 0x20 && cp != '\n' && cp != '\t') ||
	       (cp >= 0x7F && cp <= 0x9F) || cp == 0xAD || cp == 0x61C ||
	       (cp >= 0x200B && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || cp == 0x180E ||
	       (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF || cp == 0xFFFD ||
	       (cp >= 0xE000 && cp <= 0xF8FF) || cp >= 0xE0000;
}

/* Marks that only say which way a neutral sign runs: for Arabic. */
static bool is_direction_mark(uint32_t cp)
{
	return cp == 0x200E || cp == 0x200F || cp == 0x61C;
}

/* U+00A0, U+202F and the spaces of fixed width. */
static bool is_fixed_space(uint32_t cp)
{
	return cp == 0xA0 || cp == 0x202F || (cp >= 0x2000 && cp <= 0x200A);
}

static struct str code_name(const struct lint_at *at, uint32_t cp)
{
	return at_say(at,
		_("the character U+%04X cannot be seen and does not belong "
		  "here"),
		(unsigned)cp);
}

#define PDI 0x2069

static bool is_isolate(uint32_t cp)
{
	return cp >= 0x2066 && cp <= PDI;
}

/* Isolates that are all closed in their leaf turn nothing outside. */
static bool are_isolates_closed(const struct prose *prose)
{
	int depth = 0;

	for (size_t i = 0; i < prose->len && depth >= 0; i++)
		if (is_isolate(prose->cp[i]))
			depth += prose->cp[i] == PDI ? -1 : 1;
	return depth == 0;
}

void rule_invisible(const struct lint_at *at)
{
	const struct prose *prose = at->prose;
	const bool is_rtl = at->locale->is_rtl;
	const bool are_closed = is_rtl && are_isolates_closed(prose);

	for (size_t i = 0; i < prose->len; i++)
		if (is_invisible(prose->cp[i]) &&
			!(is_rtl && is_direction_mark(prose->cp[i])) &&
			!(are_closed && is_isolate(prose->cp[i])))
			at_report(at, i, code_name(at, prose->cp[i]));
}

void rule_fixed_space(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++)
		if (is_fixed_space(prose->cp[i]))
			at_report(at, i,
				at_say(at,
					_("a space of a special kind (U+%04X) "
					  "stands here"),
					(unsigned)prose->cp[i]));
}

static struct str nfc_message(const struct lint_at *at)
{
	return at_say(at, _("this is not in normalization form C"));
}

void rule_nfc(const struct lint_at *at)
{
	const struct str text = at->prose->leaf->text;
	const size_t bad = norm_find(text);
	size_t i = 0;

	if (bad == text.len)
		return;
	while (i + 1 < at->prose->len && at->prose->at[i + 1] <= bad)
		i++;
	at_report(at, i, nfc_message(at));
}

/* ---- tables, as they stand in their files ---- */

static const char *const tables[] = {"work.xml", "references.xml",
	"glossary.tbx", "figures.xml", "provenance.tsv"};

/* The character of "&#8203;" or "&#x200B;" at the start of `rest`; 0: none. */
static uint32_t numeric(struct str rest)
{
	const bool is_hex = str_starts(rest, STR("&#x"));
	char digits[12];
	size_t len = 0;

	if (!str_starts(rest, STR("&#")))
		return 0;
	for (size_t i = is_hex ? 3 : 2; i < rest.len && len < 11; i++) {
		if (rest.ptr[i] == ';') {
			digits[len] = '\0';
			return (uint32_t)strtoul(
				digits, NULL, is_hex ? 16 : 10);
		}
		digits[len++] = rest.ptr[i];
	}
	return 0;
}

/* A table as one leaf from its first line on: its text is its source. */
static void check_table(struct lint_at at, struct str text)
{
	const struct lint_rule *invisible = lint_rule_find(STR("invisible"));
	const size_t bad = norm_find(text);
	int line = 1;

	for (size_t pos = 0; pos < text.len;) {
		const size_t start = pos;
		uint32_t cp = utf8_next(text, &pos);

		if (cp == '&')
			cp = numeric(str_sub(text, start, text.len));
		line += cp == '\n';
		at.line = line;
		if (start == bad)
			at_report_all(&at, nfc_message(&at));
		if (cp != 0 && is_invisible(cp) && !is_direction_mark(cp)) {
			struct lint_at found = at;

			found.rule = invisible;
			at_report_all(&found, code_name(&found, cp));
		}
	}
}

void rule_tables_codes(const struct lint_at *at)
{
	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		struct lint_at table = *at;
		struct buf raw = {0};
		struct fs_info info;
		const char *path = path_join(at_scratch(at),
			corpus_folder(at->run->work), tables[i]);

		table.rule = lint_rule_find(STR("nfc"));
		table.file = str_of(tables[i]);
		if (fs_stat(path, &info) &&
			fs_read(path, FS_MAX_FILE, &raw, NULL))
			check_table(table, buf_view(&raw));
		buf_release(&raw);
	}
}
