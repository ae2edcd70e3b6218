/* SPDX-License-Identifier: MIT */
/* Findings for people and their editors, and for programs. */
#include "lint/lint.h"

#include "text/clean.h"
#include "json/json.h"

/* Editors go to the first line where none is known. */
static int line_of(const struct lint_finding *finding)
{
	return finding->line > 0 ? finding->line : 1;
}

static void put_path(
	const struct lint_finding *finding, struct str folder, struct buf *out)
{
	if (folder.len > 0)
		buf_printf(out, "%.*s/", STR_ARG(folder));
	buf_str(out, finding->file);
}

void lint_print(const struct lint *lint, struct str folder, struct buf *out)
{
	struct buf line = {0};

	for (size_t i = 0; i < lint->list.len; i++) {
		const struct lint_finding *finding = &lint->list.ptr[i];

		buf_clear(&line);
		put_path(finding, folder, &line);
		/* The message is one sentence, but it repeats what stands in
		 * the text. */
		buf_printf(&line, ":%d:%d: %s: %.*s [%s]", line_of(finding),
			finding->byte,
			lint_severity_name(finding->rule->severity),
			STR_ARG(finding->message), finding->rule->id);
		clean_text(buf_view(&line), CLEAN_LINE, out);
		buf_byte(out, '\n');
	}
	buf_release(&line);
}

void lint_json(const struct lint *lint, struct str folder, struct buf *out)
{
	struct json *findings = json_new_array();
	struct json *root = json_new_object();
	struct buf path = {0};

	for (size_t i = 0; i < lint->list.len; i++) {
		const struct lint_finding *finding = &lint->list.ptr[i];
		struct json *row = json_new_object();

		buf_clear(&path);
		put_path(finding, folder, &path);
		json_set_str(row, "file", buf_view(&path));
		json_set_int(row, "line", line_of(finding));
		json_set_int(row, "col", finding->column);
		json_set_str(row, "id", finding->id);
		json_set_str(row, "severity",
			str_of(lint_severity_name(finding->rule->severity)));
		json_set_str(row, "rule", str_of(finding->rule->id));
		json_set_str(row, "message", finding->message);
		json_add(findings, row);
	}
	json_set(root, "findings", findings);
	json_write_free(root, out);
	buf_release(&path);
}
