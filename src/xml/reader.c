/* SPDX-License-Identifier: MIT */
#include "xml/xml.h"

#include "base/fs.h"
#include "base/mo.h"
#include "xml/prescan.h"
#include "xml/report.h"

#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>
#include <string.h>

/* Never NOENT, DTDLOAD, DTDVALID, DTDATTR, XINCLUDE, HUGE or RECOVER. */
#define PARSE_OPTIONS                                              \
	(XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | \
		XML_PARSE_IGNORE_ENC)
#define SCHEMA_MAX ((size_t)1 << 20) /* [B] */
/*
 * libxml2 2.9 keeps names, namespaces and even white space in a hash table of
 * at most 16,384 chains: a million different ones take 20 seconds.
 */
#define NAMES_MAX ((size_t)256 << 10) /* [B] */

struct builder {
	xmlTextReaderPtr reader;
	struct arena *arena;
	struct xml_node *root;
	struct xml_node *open; /* the innermost element not closed yet */
	struct buf text;       /* gathered for the next text node */
	int text_line;
	struct report report;
};

static struct str text_of(const xmlChar *text)
{
	const void *bytes = text;

	return str_of(bytes);
}

/* Whatever finds no report of its own is not printed either. */
static void ignore_error(void *data, report_arg error)
{
	(void)data;
	(void)error;
}

static xmlParserInputPtr refuse_entity(
	const char *url, const char *id, xmlParserCtxtPtr parser)
{
	(void)url;
	(void)id;
	(void)parser;
	return NULL;
}

/* libxml2 keeps these two for the whole process; setting them is cheap. */
static void tame_library(void)
{
	xmlSetExternalEntityLoader(refuse_entity);
	xmlSetStructuredErrorFunc(NULL, ignore_error);
}

/*
 * Compiles a schema from memory: a path would go through the entity loader. So
 * a schema is one file, without include or externalRef.
 */
static xmlRelaxNGPtr compile_schema(
	struct str bytes, const char *path, struct err *err)
{
	struct report report = {.name = path, .err = err};
	xmlDocPtr doc = xmlReadMemory(
		bytes.ptr, (int)bytes.len, path, "UTF-8", PARSE_OPTIONS);
	xmlRelaxNGParserCtxtPtr parser = NULL;
	xmlRelaxNGPtr schema = NULL;

	if (doc)
		parser = xmlRelaxNGNewDocParserCtxt(doc);
	if (parser) {
		xmlRelaxNGSetParserStructuredErrors(
			parser, report_on_error, &report);
		schema = xmlRelaxNGParse(parser);
	}
	if (!schema && !report.is_told)
		report_tell(&report, 1, _("not a RELAX NG schema"));
	xmlRelaxNGFreeParserCtxt(parser);
	xmlFreeDoc(doc);
	return schema;
}

static xmlRelaxNGPtr load_schema(const char *path, struct err *err)
{
	struct buf bytes = {0};
	xmlRelaxNGPtr schema = NULL;

	if (fs_read(path, SCHEMA_MAX, &bytes, err) &&
		prescan_check(buf_view(&bytes), path, err))
		schema = compile_schema(buf_view(&bytes), path, err);
	buf_release(&bytes);
	return schema;
}

static void append_child(struct builder *builder, struct xml_node *node)
{
	struct xml_node *parent = builder->open;

	node->parent = parent;
	if (!parent)
		builder->root = node;
	else if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	if (parent)
		parent->last = node;
}

/* Text around comments, PIs and CDATA sections becomes one node. */
static void flush_text(struct builder *builder)
{
	struct xml_node *node;

	if (builder->text.len == 0)
		return;
	if (builder->open) {
		node = ARENA_NEW(builder->arena, struct xml_node);
		node->text =
			arena_str(builder->arena, buf_view(&builder->text));
		node->line = builder->text_line;
		append_child(builder, node);
	}
	buf_clear(&builder->text);
}

static void copy_attributes(struct builder *builder, struct xml_node *node)
{
	xmlTextReaderPtr reader = builder->reader;
	const int count = xmlTextReaderAttributeCount(reader);

	if (count <= 0)
		return;
	node->attrs =
		ARENA_ARRAY(builder->arena, struct xml_attr, (size_t)count);
	while (node->attr_count < (size_t)count &&
		xmlTextReaderMoveToNextAttribute(reader) == 1) {
		struct xml_attr *attr = &node->attrs[node->attr_count++];

		attr->name = arena_str(builder->arena,
			text_of(xmlTextReaderConstName(reader)));
		attr->value = arena_str(builder->arena,
			text_of(xmlTextReaderConstValue(reader)));
	}
	xmlTextReaderMoveToElement(reader);
}

static void start_element(struct builder *builder)
{
	xmlTextReaderPtr reader = builder->reader;
	struct xml_node *node = ARENA_NEW(builder->arena, struct xml_node);

	flush_text(builder);
	node->name = arena_str(
		builder->arena, text_of(xmlTextReaderConstLocalName(reader)));
	node->line = report_line_of(xmlTextReaderCurrentNode(reader), reader);
	copy_attributes(builder, node);
	append_child(builder, node);
	if (!xmlTextReaderIsEmptyElement(reader))
		builder->open = node;
}

static void take_node(struct builder *builder)
{
	xmlTextReaderPtr reader = builder->reader;

	switch (xmlTextReaderNodeType(reader)) {
	case XML_READER_TYPE_ELEMENT:
		start_element(builder);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		flush_text(builder);
		if (builder->open)
			builder->open = builder->open->parent;
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_WHITESPACE:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		if (builder->text.len == 0)
			builder->text_line = report_line_of(
				xmlTextReaderCurrentNode(reader), reader);
		buf_str(&builder->text,
			text_of(xmlTextReaderConstValue(reader)));
		break;
	default:
		break;
	}
}

/* Not by xmlTextReaderCurrentDoc: that makes the document ours to free. */
static void limit_names(xmlTextReaderPtr reader)
{
	const xmlNode *node = xmlTextReaderCurrentNode(reader);

	if (node && node->doc && node->doc->dict)
		xmlDictSetLimit(node->doc->dict, NAMES_MAX);
}

static bool build(struct builder *builder)
{
	struct report *report = &builder->report;
	xmlTextReaderPtr reader = builder->reader;
	int more = xmlTextReaderRead(reader);

	if (more == 1)
		limit_names(reader);
	while (more == 1 && !report->is_told) {
		take_node(builder);
		more = xmlTextReaderRead(reader);
	}
	if (more != 0 || !builder->root)
		report_tell(report, xmlTextReaderGetParserLineNumber(reader),
			_("not well-formed XML"));
	return !report->is_told;
}

/* Streams `bytes` through libxml2 into builder->root. */
static bool stream(
	struct builder *builder, struct str bytes, xmlRelaxNGPtr schema)
{
	xmlTextReaderPtr reader = xmlReaderForMemory(bytes.ptr ? bytes.ptr : "",
		(int)bytes.len, NULL, "UTF-8", PARSE_OPTIONS);
	bool ok;

	if (!reader) {
		report_tell(&builder->report, 1, _("not well-formed XML"));
		return false;
	}
	builder->reader = reader;
	builder->report.reader = reader;
	xmlTextReaderSetStructuredErrorHandler(
		reader, report_on_error, &builder->report);
	ok = !schema || xmlTextReaderRelaxNGSetSchema(reader, schema) == 0;
	ok = ok && build(builder);
	if (!ok)
		report_tell(
			&builder->report, 1, _("the schema cannot be used"));
	xmlFreeTextReader(reader);
	buf_release(&builder->text);
	return ok;
}

bool xml_parse(struct str bytes, const char *name, const char *schema,
	struct arena *arena, struct xml_node **root, struct err *err)
{
	struct builder builder = {
		.arena = arena,
		.report = {.name = name, .err = err},
	};
	const struct str bom = STR("\xEF\xBB\xBF");
	xmlRelaxNGPtr rules = NULL;
	bool ok;

	if (str_starts(bytes, bom))
		bytes = str_sub(bytes, bom.len, bytes.len);
	if (!prescan_check(bytes, name, err))
		return false;
	tame_library();
	if (schema) {
		rules = load_schema(schema, err);
		if (!rules)
			return false;
	}
	ok = stream(&builder, bytes, rules);
	if (rules)
		xmlRelaxNGFree(rules);
	if (ok)
		*root = builder.root;
	return ok;
}

bool xml_read(const char *path, const char *schema, struct arena *arena,
	struct xml_node **root, struct err *err)
{
	struct buf bytes = {0};
	bool ok = fs_read(path, XML_MAX_BYTES, &bytes, err) &&
	          xml_parse(buf_view(&bytes), path, schema, arena, root, err);

	buf_release(&bytes);
	return ok;
}
