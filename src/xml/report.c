/* SPDX-License-Identifier: MIT */
#include "xml/report.h"

#include "base/buf.h"
#include "base/mo.h"

#include <string.h>

#define LINE_MAX_KEPT 65535 /* 16 bits of a node */

/* libxml2 begins some messages with the name of its function. */
static struct str drop_function(struct str message)
{
	const size_t colon = str_find(message, ':');
	const size_t space = str_find(message, ' ');

	if (!str_starts(message, STR("xml")) || colon > space)
		return message;
	return str_trim(str_sub(message, colon + 1, message.len));
}

static bool is_capital(struct str s, size_t pos)
{
	return pos < s.len && s.ptr[pos] >= 'A' && s.ptr[pos] <= 'Z';
}

void report_tell(struct report *report, int line, const char *text)
{
	struct str message = drop_function(str_trim(str_of(text)));
	char first;

	if (report->is_told)
		return;
	report->is_told = true;
	while (str_ends(message, STR(".")) || str_ends(message, STR("!")))
		message = str_trim(str_sub(message, 0, message.len - 1));
	if (message.len == 0)
		message = str_of(_("not as the schema wants it"));
	first = message.ptr[0];
	/* "PCDATA" and "EntityRef" begin a name, not a sentence. */
	if (is_capital(message, 0) && !is_capital(message, 1))
		first = (char)(first - 'A' + 'a');
	err_set(report->err, ERR_INPUT, "%s:%d: %c%.*s", report->name, line,
		first, (int)message.len - 1, message.ptr + 1);
}

int report_line_of(const xmlNode *node, xmlTextReaderPtr reader)
{
	long line = xmlGetLineNo(node);

	/* A node keeps 16 bits of it; the parser is a little ahead. */
	if ((line < 1 || line >= LINE_MAX_KEPT) && reader)
		line = xmlTextReaderGetParserLineNumber(reader);
	return line > 0 ? (int)line : 1;
}

/* Where the text ends too early libxml2 says only that something is wrong. */
static bool tell_end(struct report *report, report_arg error)
{
	const xmlParserCtxt *parser = error->ctxt;
	struct buf text = {0};

	if (error->code == XML_ERR_DOCUMENT_EMPTY || !parser->myDoc ||
		!parser->myDoc->children) {
		report_tell(report, 1, _("there is no element in this file"));
		return true;
	}
	if (!parser->node)
		return false;
	buf_printf(&text, _("element '%s' is not closed"),
		(const char *)parser->node->name);
	report_tell(report, report_line_of(parser->node, NULL), text.ptr);
	buf_release(&text);
	return true;
}

/* Adds the tag as it was written: the schema's complaint names no attribute. */
static void tell_attributes(struct report *report, report_arg error, int line)
{
	const xmlNode *node = error->node;
	struct buf text = {0};

	buf_printf(&text, _("attributes not as the schema wants them: <%s"),
		(const char *)node->name);
	for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
		const xmlNode *value = attr->children;

		buf_printf(&text, " %s=\"%s\"", (const char *)attr->name,
			value && value->content ? (const char *)value->content
						: "");
	}
	buf_byte(&text, '>');
	report_tell(report, line, text.ptr);
	buf_release(&text);
}

void report_on_error(void *data, report_arg error)
{
	struct report *report = data;
	const char *message = "";
	int line;

	if (!error || error->level < XML_ERR_ERROR || report->is_told)
		return;
	line = error->line;
	if ((line < 1 || line >= LINE_MAX_KEPT) && report->reader)
		line = xmlTextReaderGetParserLineNumber(report->reader);
	if (error->message)
		message = error->message;
	if ((error->code == XML_ERR_DOCUMENT_END ||
		    error->code == XML_ERR_DOCUMENT_EMPTY) &&
		error->ctxt && tell_end(report, error))
		return;
	if (error->domain == XML_FROM_RELAXNGV &&
		error->code == XML_RELAXNG_ERR_ATTRVALID && error->node)
		tell_attributes(report, error, line);
	else if (strstr(message, ", got nothing"))
		report_tell(
			report, line, _("an element is missing in this one"));
	else if (str_starts(str_of(message), STR("Memory allocation")))
		report_tell(report, line, _("too many different names"));
	else if (strstr(message, " TODO "))
		report_tell(report, line, _("text is not allowed here"));
	else
		report_tell(report, line > 0 ? line : 1, message);
}
