/** Requests for access to documents (innsyn), and the grounds on which access can be refused (offentleglova). */
@NullMarked
package no.avtaleverk.model.access;

import org.jspecify.annotations.NullMarked;
