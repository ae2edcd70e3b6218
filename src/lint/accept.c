/* SPDX-License-Identifier: MIT */
#include "lint/accept.h"

#include "base/fs.h"
#include "base/mo.h"
#include "lint/rules.h"
#include "text/utf8.h"

enum { COLUMN_TIER, COLUMN_ID, COLUMN_RULE, COLUMN_REASON, COLUMNS };

static const char *const columns[COLUMNS] = {"tier", "id", "rule", "reason"};

/* A row of the file, and where it stands. */
struct acceptance {
	struct lint_at at;
	struct str fields[COLUMNS];
	const struct lint_rule *rule;
	int tier;
};

static void report(struct acceptance *row, struct str message)
{
	row->at.id = row->fields[COLUMN_ID];
	at_report_all(&row->at, message);
}

static bool take_fields(struct str line, struct str fields[COLUMNS])
{
	size_t count = 0;
	struct str field;

	while (str_split(&line, '\t', &field)) {
		if (count == COLUMNS)
			return false;
		fields[count++] = str_trim(field);
	}
	return count == COLUMNS;
}

static bool is_header(const struct str fields[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++)
		if (!str_eq(fields[i], str_of(columns[i])))
			return false;
	return true;
}

static bool take_tier(struct str name, int *tier)
{
	enum tier found;

	*tier = LINT_NO_TIER;
	if (str_eq(name, STR("-")))
		return true;
	if (!tier_from_name(name, &found))
		return false;
	*tier = (int)found;
	return true;
}

/* Reads what the fields mean; says what is wrong with them. */
static bool understand(struct acceptance *row)
{
	const struct lint_at *at = &row->at;
	const struct str rule = row->fields[COLUMN_RULE];

	row->rule = lint_rule_find(rule);
	if (!take_tier(row->fields[COLUMN_TIER], &row->tier))
		report(row, at_say(at, _("there is no tier '%.*s'"),
				    STR_ARG(row->fields[COLUMN_TIER])));
	else if (row->rule == NULL)
		report(row, at_say(at, _("there is no rule '%.*s'"),
				    STR_ARG(rule)));
	else if (row->rule->severity == LINT_ERROR)
		report(row, at_say(at,
				    _("'%.*s' finds errors, which cannot be "
				      "accepted"),
				    STR_ARG(rule)));
	else if (row->fields[COLUMN_REASON].len == 0)
		report(row, at_say(at, _("this row gives no reason")));
	else
		return true;
	return false;
}

/* "2.1.5" covers "2.1.5/2". */
static bool covers(struct str id, struct str found)
{
	return str_eq(id, found) ||
	       (found.len > id.len && str_starts(found, id) &&
		       found.ptr[id.len] == '/');
}

static size_t accept_all(const struct acceptance *row, struct lint *lint)
{
	size_t count = 0;

	for (size_t i = 0; i < lint->list.len; i++) {
		struct lint_finding *finding = &lint->list.ptr[i];

		if (finding->lang != row->at.lang ||
			finding->tier != row->tier ||
			finding->rule != row->rule ||
			!covers(row->fields[COLUMN_ID], finding->id))
			continue;
		finding->is_accepted = true;
		count++;
	}
	return count;
}

static void read_row(struct acceptance *row, struct str line)
{
	if (str_trim(line).len == 0)
		return;
	if (!take_fields(line, row->fields)) {
		row->fields[COLUMN_ID] = (struct str){NULL, 0};
		report(row, at_say(&row->at,
				    _("a row has four fields: tier, id, rule "
				      "and reason")));
		return;
	}
	if (row->at.line == 1 && is_header(row->fields))
		return;
	if (row->at.line == 1) {
		report(row, at_say(&row->at,
				    _("the first line does not name the four "
				      "fields")));
		return;
	}
	if (understand(row) && accept_all(row, row->at.run->lint) == 0)
		report(row, at_say(&row->at,
				    _("the rule '%s' finds nothing in "
				      "'%.*s' any more"),
				    row->rule->id,
				    STR_ARG(row->fields[COLUMN_ID])));
}

static void read_file(struct lint_at at, struct str text)
{
	struct str line;

	for (at.line = 1; str_split(&text, '\n', &line); at.line++) {
		struct acceptance row = {.at = at};

		read_row(&row, line);
	}
}

void accept_findings(struct lint_run *run)
{
	struct lint_at at = {.run = run, .tier = LINT_NO_TIER};
	struct fs_info info;

	at.rule = lint_rule_find(STR(RULE_ACCEPTANCE));
	for (at.lang = 0; at.lang < corpus_lang_count(run->work); at.lang++) {
		struct arena *scratch = &run->scratch;
		struct buf raw = {0}, text = {0};
		const char *path;

		at.file = arena_printf(scratch, "%s/check.tsv",
			corpus_lang_tag(run->work, at.lang));
		path = path_join(
			scratch, corpus_folder(run->work), at.file.ptr);
		if (fs_stat(path, &info) &&
			fs_read(path, FS_MAX_FILE, &raw, NULL))
			utf8_repair(buf_view(&raw), &text);
		read_file(at, buf_view(&text));
		buf_release(&raw);
		buf_release(&text);
		arena_clear(scratch);
	}
}
