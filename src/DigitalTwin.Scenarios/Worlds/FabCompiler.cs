using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Fabs and flexible loads have dated values; logic fabs say what they make of the AI wafers.</summary>
internal static class FabCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        NeedsRows(content.Fabs, content.FabWafers, row => row.FabCell, "fab_wafers", log);
        NeedsRows(content.FlexibleLoads, content.FlexibleLoadMw, row => row.LoadCell, "flexible_load_mw", log);
        foreach (FabRow fab in content.Fabs.Where(f => f.ClassCell.Has))
        {
            bool logic = fab.Class == "logic";
            if (logic && fab.AcceleratorCell.Has && fab.GrossAcceleratorsPerWaferCell.Has
                && fab.GrossAcceleratorsPerWafer <= 0)
                log.Error("fab-makes-nothing", fab.GrossAcceleratorsPerWaferCell,
                    $"{fab.Key} makes {fab.AcceleratorCell.Text}, but none from a wafer.", "Fill in how many fit on a wafer.");
            if (!logic && fab.AcceleratorCell.Has)
                log.Warn("unused-value", fab.AcceleratorCell,
                    $"{fab.Key} is a {fab.Class} fab: its accelerator is not used.", "Empty the cell.");
        }
    }

    private static void NeedsRows<TDated>(
        IEnumerable<TypedRow> owners, RowTable<TDated> dated, Func<TDated, RowCell> owner, string name, FindingLog log)
        where TDated : TypedRow
    {
        if (dated.Damaged)
            return;
        ILookup<string, TDated> rows = dated.By(owner);
        foreach (TypedRow row in owners.Where(row => !rows.Contains(row.Key)))
            log.Error("missing-dated-rows", row.At, "id", $"{row.Key} has no row in {name}.",
                "Add one, such as the value when the run begins.");
    }
}

/// <summary>Compiles chip fabs.</summary>
internal static class FabCompiler
{
    /// <summary>The fabs by identifier.</summary>
    public static ImmutableArray<ChipFabSpec> Compile(ScenarioContent content)
    {
        ILookup<string, FabWaferRow> wafers = content.FabWafers.By(row => row.FabCell);
        ILookup<string, FabAiShareRow> shares = content.FabAiShare.By(row => row.FabCell);
        return [.. content.Fabs.Select(row => new ChipFabSpec
        {
            Id = row.Key,
            Name = row.Name,
            Zone = row.Zone,
            Class = row.ClassCell.As<FabClass>(),
            WafersPerMonth = Paths.Of(wafers[row.Key], point => point.WafersPerMonth, content.Calendar!),
            AiShare = Paths.Of(shares[row.Key], point => point.Share, content.Calendar!, 0),
            Yield = row.Yield,
            MwhPerWafer = row.MwhPerWafer,
            Accelerator = row.Accelerator,
            GrossAcceleratorsPerWafer = row.GrossAcceleratorsPerWafer,
            GrossStacksPerWafer = row.GrossStacksPerWafer,
            Feeds = row.Feeds,
            StacksAtStart = row.StacksAtStart,
            TrackedShare = row.TrackedShare,
            ScrapShare = row.ScrapShare,
            CycleHours = (int)Math.Round(row.CycleDays * Calendar.HoursPerDay),
            ShippingHours = (int)Math.Round(row.ShippingDays * Calendar.HoursPerDay),
        })];
    }
}
