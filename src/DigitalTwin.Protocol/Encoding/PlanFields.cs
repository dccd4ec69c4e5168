using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Encoding;

/// <summary>Walks of how a campus comes to its power.</summary>
internal static class PlanFields
{
    public static SitePlanSpec Visit<TVisitor>(ref TVisitor visitor, SitePlanSpec? plan)
        where TVisitor : IStateVisitor, allows ref struct
    {
        long firstMark = plan?.FirstMarkTick ?? 0;
        long announced = plan?.AnnouncedTick ?? long.MinValue;
        int track = (int)(plan?.Track ?? ConnectionTrack.Firm);
        double startMw = plan?.StartMw ?? 0, blockMw = plan?.BlockMw ?? 1;
        bool atRisk = plan?.BuildsAtRisk ?? false, ordersTurbines = plan?.OrdersTurbines ?? false;
        int ahead = plan?.OrderAheadHours ?? 0, curtailment = plan?.CurtailmentHoursPerYear ?? 0;
        string transformer = plan?.Transformer ?? "";
        double ownUsd = plan?.OnSiteUsdPerMwh ?? 0, ownCo2 = plan?.OnSiteCo2TonnesPerMwh ?? 0;
        visitor.Visit("first_mark_tick", ref firstMark);
        visitor.Visit("announced_tick", ref announced);
        visitor.Visit("start_mw", ref startMw);
        visitor.Visit("track", ref track);
        visitor.Visit("block_mw", ref blockMw);
        visitor.Visit("builds_at_risk", ref atRisk);
        visitor.Visit("orders_turbines", ref ordersTurbines);
        visitor.Visit("transformer", ref transformer);
        visitor.Visit("order_ahead_hours", ref ahead);
        visitor.Visit("curtailment_hours_per_year", ref curtailment);
        visitor.Visit("on_site_usd_per_mwh", ref ownUsd);
        visitor.Visit("on_site_co2_tonnes_per_mwh", ref ownCo2);
        return new SitePlanSpec
        {
            FirstMarkTick = firstMark,
            AnnouncedTick = announced,
            StartMw = startMw,
            Track = (ConnectionTrack)track,
            BlockMw = blockMw,
            Steps = Visit(ref visitor, plan?.Steps ?? new SiteStepsSpec(0, 0, 0, 0, 0, 0)),
            BuildsAtRisk = atRisk,
            OrdersTurbines = ordersTurbines,
            Transformer = transformer,
            OrderAheadHours = ahead,
            CurtailmentHoursPerYear = curtailment,
            OnSiteUsdPerMwh = ownUsd,
            OnSiteCo2TonnesPerMwh = ownCo2,
        };
    }

    private static SiteStepsSpec Visit<TVisitor>(ref TVisitor visitor, SiteStepsSpec steps)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (int permit, int study, int agreement, int build, int shell, int ramp) = steps;
        visitor.Visit("permit_hours", ref permit);
        visitor.Visit("study_hours", ref study);
        visitor.Visit("agreement_hours", ref agreement);
        visitor.Visit("build_hours", ref build);
        visitor.Visit("shell_hours", ref shell);
        visitor.Visit("ramp_hours", ref ramp);
        return new SiteStepsSpec(permit, study, agreement, build, shell, ramp);
    }
}
