/* SPDX-License-Identifier: MIT */
/*
 * The byte pre-scan before libxml2 sees a document: what libxml2 would expand
 * (DOCTYPE) or would need seconds for (a tag of 50,000 attributes) is refused
 * here in one linear pass. It follows the same grammar as a parser as long as
 * the document is well-formed, and where that ends libxml2 stops as well.
 */
#ifndef KOINE_XML_PRESCAN_H
#define KOINE_XML_PRESCAN_H

#include "base/err.h"
#include "base/str.h"

#define XML_MAX_BYTES    ((size_t)32 << 20) /* [B] of a document */
#define XML_MAX_TAG      ((size_t)64 << 10) /* [B] of one start tag */
#define XML_MAX_ATTRS    256
#define XML_MAX_DEPTH    256
#define XML_MAX_ELEMENTS 500000 /* some 100 MB of nodes */

/*
 * True if `bytes` (without a BOM) are UTF-8 and within the limits. Otherwise
 * ERR_INPUT and "NAME:LINE: why". Says nothing about well-formedness as such.
 */
bool prescan_check(struct str bytes, const char *name, struct err *err);

#endif
