package io.kaquan.merchant.material;

import io.kaquan.files.document.Document;

/**
 * One material as people read it, in their language.
 *
 * @param value as typed; of a category both its levels; of a document its name; empty when nothing
 *     was handed in
 * @param document null unless it is a file that was handed in
 */
public record ReadableMaterial(Material material, String label, String value, Document document) {}
