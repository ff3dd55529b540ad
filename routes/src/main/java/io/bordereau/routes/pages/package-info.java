/** Pages of documents: the ePDF as a format among the others, with the data of another one inside, and its signature. */
package io.bordereau.routes.pages;
