declare module "virtual:outlines-coarse" {
    const outlines: import("./map/geography").Outlines;
    export default outlines;
}
declare module "virtual:outlines-fine" {
    const outlines: import("./map/geography").Outlines;
    export default outlines;
}
