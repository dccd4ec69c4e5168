namespace DigitalTwin.Scenarios.Attributes;

/// <summary>The range of an attribute in words.</summary>
internal static class RangeText
{
    /// <summary>Such as <c>above 0 and at most 1 (share)</c>; empty where there is no range.</summary>
    public static string Of(ScenarioAttribute attribute)
    {
        string lower = attribute.Min is { } min ? $"{(min.Exclusive ? "above" : "at least")} {min.Text}" : "";
        string upper = attribute.Max is { } max ? $"{(max.Exclusive ? "below" : "at most")} {max.Text}" : "";
        string range = string.Join(" and ", new[] { lower, upper }.Where(t => t.Length > 0));
        return range.Length == 0 || attribute.Unit.Length == 0 ? range : $"{range} ({attribute.Unit})";
    }
}
