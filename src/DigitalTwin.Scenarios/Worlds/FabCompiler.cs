using System.Collections.Immutable;
using DigitalTwin.Model.Chips;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles chip fabs.</summary>
internal static class FabCompiler
{
    private const double HoursPerDay = 24;

    /// <summary>The fabs by identifier.</summary>
    public static ImmutableArray<ChipFabSpec> Compile(ScenarioContent content)
    {
        SortedDictionary<string, List<ScenarioRow>> wafers = content.By("fab_wafers", "fab");
        SortedDictionary<string, List<ScenarioRow>> shares = content.By("fab_ai_share", "fab");
        return [.. content.Rows("fabs").Select(row => new ChipFabSpec
        {
            Id = row.Key,
            Name = row.Text("name"),
            Zone = row.Text("zone"),
            Class = Enum.Parse<FabClass>(row.Text("class"), ignoreCase: true),
            WafersPerMonth = Paths.Of(wafers[row.Key], "wafers_per_month", content.Calendar!),
            AiShare = Paths.Of(shares, row.Key, "share", content.Calendar!, 0),
            Yield = row.Number("yield"),
            MwhPerWafer = row.Number("mwh_per_wafer"),
            Accelerator = row.Has("accelerator") ? row.Text("accelerator") : null,
            GrossAcceleratorsPerWafer = row.Number("gross_accelerators_per_wafer"),
            GrossStacksPerWafer = row.Number("gross_stacks_per_wafer"),
            Feeds = row.Has("feeds") ? row.Text("feeds") : null,
            StacksAtStart = (long)row.Number("stacks_at_start"),
            TrackedShare = row.Number("tracked_share"),
            ScrapShare = row.Number("scrap_share"),
            CycleHours = (int)Math.Round(row.Number("cycle_days") * HoursPerDay),
            ShippingHours = (int)Math.Round(row.Number("shipping_days") * HoursPerDay),
        })];
    }
}
