package io.kaquan.card.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The checked content of a card.
 *
 * @param content the type's object, normalised, without {@code sku}
 * @param quantity the initial stock; 0 if codes are deposited
 */
public record Design(
    CardType type,
    ObjectNode content,
    String title,
    String brandName,
    CardColor color,
    String codeType,
    boolean customCode,
    boolean deposit,
    boolean bindOpenid,
    boolean canGive,
    int reverseHours,
    List<String> stores,
    JsonNode hours,
    int getLimit,
    int useLimit,
    long reduceCost,
    DateInfo dates,
    long quantity) {}
