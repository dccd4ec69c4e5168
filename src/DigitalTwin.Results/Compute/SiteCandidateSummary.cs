namespace DigitalTwin.Results.Compute;

/// <summary>A zone that an operator considered for a campus. Months are of the UTC calendar, yyyy-MM; null before they were
/// reported.</summary>
/// <param name="Zone">Zone.</param>
/// <param name="Country">Country code.</param>
/// <param name="Track">firm, curtailable or onSite.</param>
/// <param name="Family">Accelerator family that the campus would order there.</param>
/// <param name="Licensed">Whether that family was licensed for the country when it was decided; null before.</param>
/// <param name="PermitMonth">When the grid expected the permit.</param>
/// <param name="GrantMonth">When the grid expected to grant the capacity.</param>
/// <param name="NetworkMonth">When power was expected at the fence.</param>
/// <param name="TurbineMonths">Months to the delivery of turbines; null where none are ordered.</param>
/// <param name="PowerMonth">When the first hall was expected to have power: what the zones are compared by.</param>
/// <param name="FreeMw">Capacity that the grid hosted and had not granted, MW.</param>
/// <param name="AheadMw">Requests that waited there for capacity, MW.</param>
/// <param name="Chosen">Whether it was chosen.</param>
public sealed record SiteCandidateSummary(
    string Zone,
    string Country,
    string Track,
    string? Family,
    bool? Licensed,
    string? PermitMonth,
    string? GrantMonth,
    string? NetworkMonth,
    double? TurbineMonths,
    string? PowerMonth,
    double FreeMw,
    double AheadMw,
    bool Chosen);
