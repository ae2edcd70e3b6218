/* SPDX-License-Identifier: MIT */
#include "desk/catalogue.h"

#include "base/plural.h"

/* Where the core is said, as "#: FILE:LINE" begins. */
static const char *const core_files[] = {
	"src/corpus/lookup.c:",
	"src/corpus/texts.c:",
	"src/out/page.c:",
	"src/tui/action.h:",
	"src/tui/bottom.c:",
	"src/tui/box",
	"src/tui/contents.c:",
	"src/tui/find.c:",
	"src/tui/firstrun_draw.c:",
	"src/tui/help.c:",
	"src/tui/index.c:",
	"src/tui/languages.c:",
	"src/tui/reader",
	"src/tui/search_",
	"src/tui/where.c:",
};

/* ---- a new one ---- */

/* A line of the template's header in its new form; false: as it is. */
static bool put_header(struct str line, const char *tag, const char *name,
	const char *plural, struct str date, struct buf *out)
{
	if (str_starts(line, STR("# SOME DESCRIPTIVE TITLE")))
		buf_printf(out, "# %s messages of koine.\n", name);
	else if (str_starts(line, STR("# Copyright (C) YEAR")))
		buf_printf(out, "# Copyright (C) %.*s the koine authors\n",
			STR_ARG(str_sub(date, 0, 4)));
	else if (str_starts(line, STR("# FIRST AUTHOR")) ||
		 str_eq(line, STR("#, fuzzy")))
		return true;
	else if (str_starts(line, STR("\"PO-Revision-Date:")))
		buf_printf(out, "\"PO-Revision-Date: %.*s 12:00+0000\\n\"\n",
			STR_ARG(date));
	else if (str_starts(line, STR("\"Last-Translator:")))
		buf_cstr(out, "\"Last-Translator: none yet\\n\"\n");
	else if (str_starts(line, STR("\"Language-Team:")))
		buf_cstr(out, "\"Language-Team: none\\n\"\n");
	else if (str_starts(line, STR("\"Language:")))
		buf_printf(out, "\"Language: %s\\n\"\n", tag);
	else if (str_starts(line, STR("\"Plural-Forms:")))
		buf_printf(out, "\"Plural-Forms: %s\\n\"\n", plural);
	else
		return false;
	return true;
}

static void put_forms(const struct plural *rule, struct buf *out)
{
	for (unsigned i = 0; i < rule->forms; i++)
		buf_printf(out, "msgstr[%u] \"\"\n", i);
}

void catalogue_begin(struct str template, const char *tag, const char *name,
	const char *plural, struct str date, struct buf *out)
{
	struct plural rule = {.forms = 2};
	bool is_header = true;
	struct str line;

	plural_parse(str_of(plural), &rule);
	while (str_split(&template, '\n', &line)) {
		is_header = is_header && line.len > 0;
		if (is_header && put_header(line, tag, name, plural, date, out))
			continue;
		if (str_starts(line, STR("msgstr[0]"))) {
			put_forms(&rule, out);
			continue;
		}
		if (str_starts(line, STR("msgstr[")))
			continue;
		buf_str(out, line);
		if (template.ptr != NULL)
			buf_byte(out, '\n');
	}
}

/* ---- how much there is ---- */

struct entry {
	bool is_there, is_header, is_core, is_fuzzy;
	bool is_in_msgstr, is_empty; /* some msgstr is */
	bool has_text;               /* the msgid or msgstr being read has */
};

static bool is_core(struct str references)
{
	struct str file;

	while (str_word(&references, &file))
		for (size_t i = 0; i < ARRAY_LEN(core_files); i++)
			if (str_starts(file, str_of(core_files[i])))
				return true;
	return false;
}

/* What has been read as msgid or msgstr is whole. */
static void end_text(struct entry *entry)
{
	if (entry->is_in_msgstr && !entry->has_text)
		entry->is_empty = true;
	else if (entry->is_there && !entry->is_in_msgstr && !entry->has_text)
		entry->is_header = true;
}

static void end_entry(struct entry *entry, struct catalogue_count *count)
{
	if (entry->is_there)
		end_text(entry);
	if (entry->is_there && !entry->is_header) {
		const bool is_done = entry->is_in_msgstr && !entry->is_empty &&
		                     !entry->is_fuzzy;

		count->all++;
		count->done += is_done;
		count->core += entry->is_core;
		count->core_done += entry->is_core && is_done;
	}
	*entry = (struct entry){0};
}

static bool has_quoted(struct str line)
{
	return str_search(line, STR("\"\"")) == SIZE_MAX &&
	       str_find(line, '"') < line.len;
}

static void read_line(struct entry *entry, struct str line)
{
	if (str_starts(line, STR("#:"))) {
		entry->is_core |= is_core(str_sub(line, 2, line.len));
	} else if (str_starts(line, STR("#,"))) {
		entry->is_fuzzy |= str_search(line, STR("fuzzy")) != SIZE_MAX;
	} else if (str_starts(line, STR("msgid \""))) {
		entry->is_there = true;
		entry->has_text = has_quoted(line);
	} else if (str_starts(line, STR("msgstr"))) {
		end_text(entry);
		entry->is_in_msgstr = true;
		entry->has_text = has_quoted(line);
	} else if (str_starts(line, STR("\""))) {
		entry->has_text = entry->has_text || has_quoted(line);
	}
}

struct catalogue_count catalogue_count(struct str text)
{
	struct catalogue_count count = {0};
	struct entry entry = {0};
	struct str line;

	while (str_split(&text, '\n', &line)) {
		if (str_trim(line).len == 0)
			end_entry(&entry, &count);
		else
			read_line(&entry, line);
	}
	end_entry(&entry, &count);
	return count;
}
