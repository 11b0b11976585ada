package io.kaquan.card.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card with its content.
 *
 * @param content the fields of the type's object as the merchant sent them, {@code base_info} among
 *     them, normalised (colour by name, date type by name), without {@code sku}
 * @param approved the content that consumers see; null before the first approval
 * @param stock how many can still be claimed
 * @param totalStock how many there ever were to claim
 */
public record Card(
    CardTerms terms,
    ObjectNode content,
    @Nullable ObjectNode approved,
    long stock,
    long totalStock,
    String brandName,
    String color,
    Instant createdAt,
    Instant updatedAt) {}
