using DigitalTwin.Model.Chips;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// Which family a campus is planned for. An operator that follows the licence takes, where the named family is not licensed when the run
/// begins, the fastest one that is licensed and made by a fab of the scenario.
/// </summary>
internal sealed class FamilyChoice(ScenarioContent content)
{
    /// <summary>The family of a campus.</summary>
    public AcceleratorSpec Of(ScenarioRow campus, string country, AcceleratorSpec named)
    {
        ScenarioRow? owner = content.Tables.Follow("datacenters", campus, "operator");
        if (owner?.Text("strategy") != "follow_licence")
            return named;
        ExportRule[] rules = [.. new BuildOutCompiler(content).ExportControls()];
        if (!rules.Any(rule => rule.Denies(named, country, 0)))
            return named;
        return content.Rows("fabs")
            .Select(fab => content.Tables.Follow("fabs", fab, "accelerator"))
            .OfType<ScenarioRow>()
            .Select(DatacenterCompiler.Accelerator)
            .Where(family => !rules.Any(rule => rule.Denies(family, country, 0)))
            .OrderByDescending(family => family.Fp8DenseTflops)
            .ThenBy(family => family.Id, StringComparer.Ordinal)
            .FirstOrDefault(named);
    }
}
