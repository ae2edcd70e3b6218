/* SPDX-License-Identifier: MIT */
/* What opens a box, and what it is then about. */
#include "tui/box.h"

#include "base/mo.h"
#include "tui/views.h"

static struct box_subject subject_of(struct app *app, enum box_kind kind)
{
	return (struct box_subject){.kind = kind,
		.unit = reader_focus_unit(app->reader),
		.lang = reader_lang(app->reader),
		.tier = reader_tier(app->reader)};
}

static bool no_work(struct app *app)
{
	if (book_work(app->book) != NULL)
		return false;
	app_say(app, "%s",
		_("a single file has no glossary, references or notes"));
	return true;
}

static bool open_term(struct app *app, struct box_subject *subject)
{
	if (no_work(app))
		return false;
	subject->concept = gloss_find_id(
		corpus_gloss(book_work(app->book)), subject->target);
	if (subject->concept != NULL)
		return box_open(app, subject);
	app_say(app, _("no term '%.*s'"), STR_ARG(subject->target));
	return false;
}

static bool open_reference(struct app *app, struct box_subject *subject)
{
	if (no_work(app))
		return false;
	if (str_to_int(subject->target, &subject->number))
		return box_open(app, subject);
	app_say(app, _("no reference '%.*s'"), STR_ARG(subject->target));
	return false;
}

static bool open_section(struct app *app, struct box_subject *subject)
{
	subject->unit = book_find(app->book, subject->target);
	if (subject->unit != CORPUS_NONE)
		return box_open(app, subject);
	app_say(app,
		book_lesson(app->book) != NULL ? _("%.*s is not in this lesson")
					       : _("no place '%.*s'"),
		STR_ARG(subject->target));
	return false;
}

bool box_open_spot(struct app *app, const struct spot *spot)
{
	struct box_subject subject = {.target = spot->span->target,
		.lang = spot->lang,
		.tier = reader_tier(app->reader)};

	switch (spot->span->kind) {
	case DOC_SPAN_TERM:
		subject.kind = BOX_TERM;
		return open_term(app, &subject);
	case DOC_SPAN_REF:
		subject.kind = BOX_REFERENCE;
		return open_reference(app, &subject);
	case DOC_SPAN_NOTE:
		subject.kind = BOX_NOTE;
		return !no_work(app) && box_open(app, &subject);
	case DOC_SPAN_SEC:
		subject.kind = BOX_SECTION;
		return open_section(app, &subject);
	case DOC_SPAN_LINK:
		subject.kind = BOX_URL;
		return box_open(app, &subject);
	default:
		app_say(app, "%s", _("nothing opens here"));
		return false;
	}
}

void box_open_term(struct app *app, const struct gloss_concept *concept)
{
	struct box_subject subject = subject_of(app, BOX_TERM);

	subject.concept = concept;
	box_open(app, &subject);
}

void box_open_reference(struct app *app, int number)
{
	struct box_subject subject = subject_of(app, BOX_REFERENCE);

	subject.number = number;
	if (!no_work(app))
		box_open(app, &subject);
}

void box_open_tiers(struct app *app)
{
	struct box_subject subject = subject_of(app, BOX_TIERS);
	struct unit unit;

	if (no_work(app) || !book_unit(app->book, subject.unit, subject.lang,
				    subject.tier, &unit))
		return;
	if (unit.is_heading)
		app_say(app, "%s", _("headings are the same on every level"));
	else
		box_open(app, &subject);
}

void box_open_languages(struct app *app)
{
	struct box_subject subject = subject_of(app, BOX_LANGUAGES);

	if (!no_work(app))
		box_open(app, &subject);
}

void box_open_diff(struct app *app)
{
	struct box_subject subject = subject_of(app, BOX_DIFF);

	if (!no_work(app))
		box_open(app, &subject);
}

void box_open_sources(struct app *app)
{
	struct box_subject subject = subject_of(app, BOX_SOURCES);

	if (!no_work(app))
		box_open(app, &subject);
}

void box_open_where(struct app *app)
{
	struct box_subject subject = subject_of(app, BOX_WHERE);

	box_open(app, &subject);
}
