/** The running product: HTTP, sign-in, pages and words. */
@NullMarked
package no.avtaleverk.web;

import org.jspecify.annotations.NullMarked;
