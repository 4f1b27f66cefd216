/** The process of its own in which files are read, so that a hostile one can be ended without hurting the product. */
@NullMarked
package no.avtaleverk.templates.worker;

import org.jspecify.annotations.NullMarked;
