namespace DigitalTwin.Model.Power;

/// <summary>What a fleet did in one tick. Power is the mean of the hour, so MW equal MWh.</summary>
/// <param name="OutputMw">Output; negative while a store buys.</param>
/// <param name="AvailableMw">Output that was possible.</param>
/// <param name="CurtailedMw">Wind, sun, flow or must-run output that was offered at or below zero and not taken.</param>
/// <param name="CostUsd">Fuel, CO2, variable O&amp;M and starts.</param>
/// <param name="Co2Tonnes">Emissions.</param>
/// <param name="StoredMwh">Energy in store at the end of the tick.</param>
public readonly record struct PlantReport(
    double OutputMw,
    double AvailableMw,
    double CurtailedMw,
    double CostUsd,
    double Co2Tonnes,
    double StoredMwh);
