/* SPDX-License-Identifier: MIT */
/* The findings of the checks in the text of the page: e and E go to them. */
#include "base/mo.h"
#include "base/paths.h"
#include "tui/box.h"
#include "tui/desk_impl.h"

/* ---- the checks, not before they are asked for ---- */

void desk_lint_forget(struct desk *desk)
{
	struct desk_lint *checked = &desk->checked;

	if (checked->is_there)
		lint_release(&checked->lint);
	vec_release(&checked->units);
	*checked = (struct desk_lint){.at = -1};
}

/* A lone file has no ids: the last unit that begins at or before the line. */
static int unit_of_line(struct book *book, int line)
{
	struct unit unit;
	int found = 0;

	for (int i = 0; book_unit(book, i, 0, TIER_FULL, &unit); i++)
		if (unit.node->line <= line)
			found = i;
	return found;
}

static int unit_of(
	struct book *book, const struct lint_finding *finding, int part)
{
	int unit;

	if (book_work(book) == NULL)
		return unit_of_line(book, finding->line);
	unit = book_find(book, finding->id);
	return unit != CORPUS_NONE
	               ? unit
	               : book_find(
				 book, corpus_item(book_work(book), part)->id);
}

static void check(struct desk *desk, int lang, enum tier tier, int part)
{
	struct book *book = desk->app->book;
	struct desk_lint *checked = &desk->checked;
	struct work *work = book_work(book);

	if (checked->is_there && checked->lang == lang &&
		checked->tier == tier && checked->part == part)
		return;
	desk_lint_forget(desk);
	checked->is_there = true;
	checked->lang = lang;
	checked->tier = tier;
	checked->part = part;
	if (work != NULL)
		lint_part(work, lang, tier, part, &checked->lint);
	else
		lint_file(book_file(book),
			desk->file != NULL ? desk->file : "-",
			path_join(
				&desk->app->draw, desk->paths.data, "locales"),
			&checked->lint);
	for (size_t i = 0; i < checked->lint.list.len; i++)
		vec_push(&checked->units,
			unit_of(book, &checked->lint.list.ptr[i], part));
}

bool desk_has_finding(
	const struct desk *desk, int unit, int lang, enum tier tier)
{
	const struct desk_lint *checked = &desk->checked;

	if (!checked->is_there || checked->lang != lang ||
		checked->tier != tier)
		return false;
	for (size_t i = 0; i < checked->units.len; i++)
		if (checked->units.ptr[i] == unit)
			return true;
	return false;
}

/* ---- the box ---- */

static const char *severity_word(enum lint_severity severity)
{
	switch (severity) {
	case LINT_ERROR:
		/* TRANSLATORS: how grave a finding of the checks is */
		return C_("severity", "error");
	case LINT_WARNING:
		/* TRANSLATORS: how grave a finding of the checks is */
		return C_("severity", "warning");
	default:
		/* TRANSLATORS: how grave a finding of the checks is */
		return C_("severity", "hint");
	}
}

/* The first line is the title. */
static struct str describe(struct app *app, int index)
{
	const struct desk_lint *checked = &app->desk->checked;
	const struct lint_finding *finding = &checked->lint.list.ptr[index];
	struct buf text = {0};
	struct str kept;

	if (finding->id.len > 0)
		buf_printf(&text, "%.*s · ", STR_ARG(finding->id));
	buf_printf(&text, "%s [%s] · %d/%zu\n",
		severity_word(finding->rule->severity), finding->rule->id,
		index + 1, checked->lint.list.len);
	buf_printf(&text, "%.*s\n", STR_ARG(finding->message));
	buf_printf(&text, "%s\n", _(finding->rule->help));
	buf_printf(&text, "%.*s:%d:%d", STR_ARG(finding->file), finding->line,
		finding->column);
	kept = arena_str(&app->draw, buf_view(&text));
	buf_release(&text);
	return kept;
}

bool box_build_finding(const struct box_subject *subject, struct box_text *text)
{
	struct str rest = subject->target, para;

	text->title_lang = CORPUS_NONE;
	str_split(&rest, '\n', &para);
	buf_str(&text->title, para);
	box_add_long_title(text);
	str_split(&rest, '\n', &para);
	box_add_para(text, CORPUS_NONE, ROLE_BOX, para);
	box_add_gap(text);
	while (str_split(&rest, '\n', &para))
		box_add_para(text, CORPUS_NONE, ROLE_DIM, para);
	return true;
}

/* ---- going there ---- */

static void show(struct app *app, int index)
{
	struct desk_lint *checked = &app->desk->checked;
	struct box_subject subject = {.kind = BOX_FINDING,
		.lang = checked->lang,
		.tier = checked->tier,
		.unit = checked->units.ptr[index]};

	checked->at = index;
	reader_point(app->reader, subject.unit);
	subject.target = describe(app, index);
	box_open(app, &subject);
}

/* The finding that follows the one shown last, or else the unit in focus; the
 * unit's own come first on the way down. -1: there is none. */
static int next_finding(const struct desk_lint *checked, int unit, int step)
{
	const int count = (int)checked->units.len;

	if (checked->at >= 0 && checked->units.ptr[checked->at] == unit)
		return checked->at + step < count ? checked->at + step : -1;
	for (int i = step > 0 ? 0 : count - 1; i >= 0 && i < count; i += step)
		if (step > 0 ? checked->units.ptr[i] >= unit
			     : checked->units.ptr[i] < unit)
			return i;
	return -1;
}

/* The part after (before) this one; CORPUS_NONE at the end. */
static int next_part(const struct work *work, int part, int step)
{
	const int next = step > 0 ? corpus_end(work, part) : part - 1;

	return next < 0 || next >= corpus_count(work)
	               ? CORPUS_NONE
	               : corpus_item(work, next)->part;
}

/* In this part, then in those that follow. -1: nowhere. */
static int look(struct desk *desk, int unit, int step)
{
	struct app *app = desk->app;
	struct work *work = book_work(app->book);
	const int lang = reader_lang(app->reader);
	const enum tier tier = reader_tier(app->reader);
	struct unit here;
	int part, found;

	if (work == NULL) {
		check(desk, lang, tier, 0);
		return next_finding(&desk->checked, unit, step);
	}
	if (!book_unit(app->book, unit, lang, tier, &here))
		return -1;
	part = corpus_item(work, here.item)->part;
	do {
		check(desk, lang, tier, part);
		found = next_finding(&desk->checked, unit, step);
		part = next_part(work, part, step);
	} while (found < 0 && part != CORPUS_NONE);
	return found;
}

void desk_step_finding(struct app *app, int step)
{
	const int unit = reader_focus_unit(app->reader);
	const int found = look(app->desk, unit, step);

	if (found >= 0)
		show(app, found);
	else
		app_say(app, "%s",
			step > 0 ? _("the checks find nothing from here on")
				 : _("the checks find nothing before this"));
}
