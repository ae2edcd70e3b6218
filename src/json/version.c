/* SPDX-License-Identifier: MIT */
#include "json/version.h"

#include <jansson.h>

void json_version(struct buf *out)
{
	buf_printf(out, "jansson %s", jansson_version_str());
}
