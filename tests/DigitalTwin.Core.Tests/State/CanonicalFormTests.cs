namespace DigitalTwin.Core.Tests.State;

public sealed class CanonicalFormTests
{
    [Fact]
    public void A_book_survives_the_way_through_bytes()
    {
        OfferBook book = Book();
        var copy = new OfferBook();
        var reader = new CanonicalReader(Bytes(book));
        copy.VisitState(ref reader);
        reader.ExpectEnd();
        Assert.Equal(book.Supply.ToArray(), copy.Supply.ToArray());
        Assert.Equal(book.Demand.ToArray(), copy.Demand.ToArray());
        Assert.Equal(book.FirmMw, copy.FirmMw);
    }

    [Fact]
    public void Negative_zero_and_zero_have_the_same_bytes()
    {
        Assert.Equal(Bytes(new OfferBook { FirmMw = 0.0 }), Bytes(new OfferBook { FirmMw = -0.0 }));
    }

    [Fact]
    public void Not_a_number_is_refused_with_the_name_of_the_field()
    {
        var book = new OfferBook { FirmMw = double.NaN };
        CanonicalFormatException refused = Assert.Throws<CanonicalFormatException>(() => Bytes(book));
        Assert.Contains("firm_mw", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] bytes = Bytes(Book());
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            Assert.Throws<CanonicalFormatException>(() =>
            {
                var reader = new CanonicalReader(cut);
                new OfferBook().VisitState(ref reader);
                reader.ExpectEnd();
            });
        }
    }

    [Fact]
    public void Every_payload_survives_the_way_through_bytes()
    {
        Payload[] payloads =
        [
            new NeedPayload(new AcceleratorNeed("US-SE/site", "h100-sxm", 7)),
            new OrderPayload(new AcceleratorOrder("fab/tsmc_n5", "US-SE/site", 7)),
            new ShipmentPayload(new Shipment("US-SE/site", 7, 99)),
            new TotalsPayload(new GridTotals(1, 2, 3, 4, 5, 6, 7)),
            new LineOutlookPayload(new LineOutlook("US-PJM>US-SE", 262_800)),
            new ZoneNeedPayload(new ZoneNeed("US-PJM", 171_000)),
            new LineGrowthPayload(new LineGrowth("US-PJM>US-SE", 500)),
        ];
        foreach (Payload payload in payloads)
        {
            var message = new Message("from", "to", 3, 4, payload);
            var writer = new CanonicalWriter(64);
            message.VisitState(ref writer);
            var reader = new CanonicalReader(writer.Written.ToArray());
            Message copy = default;
            copy.VisitState(ref reader);
            Assert.Equal(message, copy);
        }
    }

    [Fact]
    public void Fields_have_names_for_people()
    {
        IReadOnlyList<FieldValue> fields = FieldRecorder.Record(Book());
        Assert.Contains(new FieldValue("supply[1].price_usd_per_mwh", "20.5"), fields);
        Assert.Contains(new FieldValue("demand.count", "1"), fields);
    }

    private static OfferBook Book()
    {
        var book = new OfferBook { FirmMw = 12 };
        book.Sell(10, 5);
        book.Sell(20.5, 7);
        book.Buy(5000, 3);
        return book;
    }

    private static byte[] Bytes(OfferBook book)
    {
        var writer = new CanonicalWriter(64);
        book.VisitState(ref writer);
        return writer.Written.ToArray();
    }
}
