namespace DigitalTwin.Testing.Worlds;

/// <summary>Events in a few words, for tests.</summary>
public static class Events
{
    /// <summary>Whole units leave service.</summary>
    public static RunEvent Outage(string target, long at, long? hours = null, double left = 0, string fuel = "") =>
        Impose(EffectKind.Outage, target, at, hours, left, fuel);

    /// <summary>Power is cut to a share.</summary>
    public static RunEvent Derate(string target, long at, double left, long? hours = null, string fuel = "") =>
        Impose(EffectKind.Derate, target, at, hours, left, fuel);

    /// <summary>A line is lost, or cut to a share of its limits.</summary>
    public static RunEvent LineLoss(string line, long at, long? hours = null, double left = 0) =>
        Impose(EffectKind.LineDerate, EntityIds.Coupling, at, hours, left, line);

    /// <summary>Ordinary load is multiplied.</summary>
    public static RunEvent DemandShock(string target, long at, double factor, long? hours = null) =>
        Impose(EffectKind.DemandShock, target, at, hours, factor, "");

    /// <summary>The price of a fuel is multiplied.</summary>
    public static RunEvent FuelPrice(string target, string fuel, long at, double factor, long? hours = null) =>
        Impose(EffectKind.FuelPrice, target, at, hours, factor, fuel);

    /// <summary>A policy takes a value.</summary>
    public static RunEvent Policy(string target, string policy, long at, double value, long? hours = null) =>
        Impose(EffectKind.Policy, target, at, hours, value, policy);

    /// <summary>Somebody measured something.</summary>
    public static RunEvent Measured(string target, string metric, long at, double value) =>
        Impose(EffectKind.Measured, target, at, null, value, metric);

    /// <summary>A campus joins its zone.</summary>
    public static RunEvent Birth(DatacenterSpec campus, long at) => Born(new MemberBirth(campus, null), at);

    /// <summary>A flexible load joins its zone.</summary>
    public static RunEvent Birth(FlexibleLoadSpec load, long at) => Born(new MemberBirth(null, load), at);

    /// <summary>A member leaves its zone.</summary>
    public static RunEvent Retirement(string zone, string member, long at) =>
        new($"retire-{member}", at, zone, default, null, null, member);

    private static RunEvent Born(MemberBirth birth, long at) => new($"new-{birth.Id}", at, birth.Zone, default, null, birth, "");

    private static RunEvent Impose(EffectKind kind, string target, long at, long? hours, double value, string subject) =>
        new($"{kind}-{target}-{subject}-{at}", at, target, new ActiveEffect(kind, subject, value, 0), hours, null, "");
}
