namespace DigitalTwin.Client.Rendering;

/// <summary>Tables as all commands print them: a rule under the headings and no other line.</summary>
internal static class PlainTable
{
    /// <summary>A table that begins with columns of words.</summary>
    public static Table Of(params ReadOnlySpan<string> headings) =>
        new Table { Border = TableBorder.Simple, UseSafeBorder = true }.Words(headings);

    /// <summary>The table with columns of words added.</summary>
    public static Table Words(this Table table, params ReadOnlySpan<string> headings)
    {
        foreach (string heading in headings)
            table.AddColumn(heading);
        return table;
    }

    /// <summary>The table with columns of figures added.</summary>
    public static Table Numbers(this Table table, params ReadOnlySpan<string> headings)
    {
        foreach (string heading in headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        return table;
    }
}
