export * as LoginRadiusNode from "./LoginRadiusNode.js"
