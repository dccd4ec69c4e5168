using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Worlds;

namespace DigitalTwin.Scenarios.Validation;

/// <summary>The checks that go beyond single cells.</summary>
internal static class ConsistencyChecks
{
    private static readonly Action<ScenarioContent, FindingLog>[] All =
    [
        DatedTableCheck.Run,
        ZoneCheck.Run,
        ConnectionCheck.Run,
        LineCheck.Run,
        TechnologyCheck.Run,
        FleetCheck.Run,
        HeatRateCheck.Run,
        HydroCheck.Run,
        VariableCheck.Run,
        MustRunCheck.Run,
        DatacenterCheck.Run,
        TrainingCheck.Run,
        SiteBatteryCheck.Run,
        CoolingCheck.Run,
        OnSiteCheck.Run,
        MiningCheck.Run,
        FabCheck.Run,
        BuildOutCheck.Run,
        CampusOptionCheck.Run,
        BuildOptionCheck.Run,
        SelfSufficiencyCheck.Run,
        SiteChoiceCheck.Run,
        PlaceCheck.Run,
        ClimateCheck.Run,
        WaveCheck.Run,
    ];

    /// <summary>Runs every check.</summary>
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (Action<ScenarioContent, FindingLog> check in All)
            check(content, log);
    }
}
