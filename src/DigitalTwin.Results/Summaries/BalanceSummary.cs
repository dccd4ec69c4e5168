using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Summaries;

/// <summary>Largest deviations of the balances over the run.</summary>
/// <param name="EnergyMaxResidualMw">Largest |supply + imports - demand - exports| of a zone and tick, MW.</param>
/// <param name="NetworkMaxResidualMw">Largest |net position - flows| of a zone and tick, MW.</param>
/// <param name="ChipsMade">Accelerators finished in the run.</param>
/// <param name="ChipsResidual">Accelerators made less installed, waiting, in transit and pooled: zero.</param>
/// <param name="Datacenters">That no MW of a datacenter is counted twice; null in summaries of older runs.</param>
public sealed record BalanceSummary(
    double EnergyMaxResidualMw, double NetworkMaxResidualMw, long ChipsMade, long ChipsResidual, DatacenterBalance? Datacenters = null);
