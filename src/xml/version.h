/* SPDX-License-Identifier: MIT */
/* Which library is at work in this folder, asked at run time. */
#ifndef KOINE_XML_VERSION_H
#define KOINE_XML_VERSION_H

#include "base/buf.h"

/* Appends "libxml2 2.9.14". */
void xml_version(struct buf *out);

#endif
