/** What people keep of searching: questions they ask again, and answers that are to be cited. */
@NullMarked
package no.avtaleverk.model.search;

import org.jspecify.annotations.NullMarked;
