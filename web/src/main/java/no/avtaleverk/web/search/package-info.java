/** Where what people keep of searching meets the index. */
@NullMarked
package no.avtaleverk.web.search;

import org.jspecify.annotations.NullMarked;
