/** Tests of the running product. */
@NullMarked
package no.avtaleverk.web;

import org.jspecify.annotations.NullMarked;
