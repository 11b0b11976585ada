package io.kaquan.merchant.capability;

import io.kaquan.merchant.account.Channel;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on what the channels grant. */
@Repository
class CapabilityRepository {
  private static final String GRANTED =
      """
      SELECT count(*)
        FROM channel_grant
       WHERE channel = :channel AND card_type = :type AND CASE WHEN :console THEN console ELSE api END
      """;
  private static final String ALL =
      "SELECT channel, card_type, console, api FROM channel_grant ORDER BY channel, position, card_type";

  private final JdbcClient db;

  CapabilityRepository(JdbcClient db) {
    this.db = db;
  }

  boolean granted(Channel channel, String cardType, boolean console) {
    return db.sql(GRANTED)
            .param("channel", channel.name())
            .param("type", cardType)
            .param("console", console)
            .query(Long.class)
            .single()
        == 1;
  }

  List<Capability> all() {
    return db.sql(ALL)
        .query(
            (row, n) ->
                new Capability(
                    Channel.valueOf(row.getString("channel")),
                    row.getString("card_type"),
                    row.getBoolean("console"),
                    row.getBoolean("api")))
        .list();
  }
}
